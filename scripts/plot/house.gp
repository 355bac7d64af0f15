# SPDX-License-Identifier: GPL-3.0-or-later
# House style: gnuplot 5.2 or later. Pictures by `format`: svg, png, pdf, terminal.
# `width` and `height` are in pixels of the SVG. Letters of 14.5 and 16 pixels on 600 can still be read
# where the picture is as wide as a phone.
if (!exists("format")) format = "svg"
if (!exists("width")) width = "600"
if (!exists("height")) height = "420"
wide = width + 0; tall = height + 0
text_mode = format eq "terminal"
if (format eq "svg") set terminal svg size wide,tall font "Helvetica,16" name name enhanced background rgb "white"
if (format eq "png") set terminal pngcairo size 2 * wide,2 * tall font "Helvetica,30" linewidth 2 pointscale 2.6 enhanced
if (format eq "pdf") set terminal pdfcairo size wide / 100.0,tall / 100.0 font "Helvetica,20.5" linewidth 1.2 pointscale 1.4 enhanced
if (text_mode) set terminal dumb size 80,(tall > 420 ? tall / 15 : 28) mono noenhanced
if (!text_mode) set output name . "." . format
if (text_mode && exists("letters")) set output letters
small = format eq "png" ? ",27" : format eq "pdf" ? ",18.5" : ",14.5"

set datafile separator ","
set encoding utf8
# Okabe and Ito's colours; molten is always blue, ingot always orange. Letters in them are darker
# where they would be too pale on white.
molten = 0x0072B2
ingot = 0xE69F00
green = 0x009E73
purple = 0xCC79A7
grey = 0x808080
ingot_text = 0x855A00
green_text = 0x006B4E
ink = 0x404040
set border 3 linecolor rgb grey
set tics nomirror out scale 0.6 textcolor rgb ink
if (!text_mode) set grid ytics back linetype 1 linewidth 0.6 linecolor rgb "#E0E0E0"
set style fill transparent solid 0.18 noborder
unset key
set title title_text . (text_mode && strlen(y_label) > 0 ? ", " . y_label : "") noenhanced offset 0,0.4
set ylabel y_label noenhanced textcolor rgb ink
set lmargin 10
set bmargin 4
# A place on the canvas, from pixels at the left and from the bottom.
px(x) = x / (wide + 0.0)
py(y) = y / (tall + 0.0)
# Hours from the first Monday 00:00 as weekday and time of day: gnuplot's day 4 is a Monday.
clock(h) = (h + 96.0) * 3600
# Several panels in one picture, each set between margins in pixels: the title by hand (gnuplot would
# cut it), what a panel shows above it at the left, its axis below.
panels = "unset title; unset xlabel; unset ylabel; set multiplot; set label 100 title_text noenhanced center at screen 0.5, screen py(tall - 24)"
heading = "noenhanced left at graph 0, graph 1 offset " . (text_mode ? "2,1" : "0,0.8") . " textcolor rgb ink"
beside = text_mode ? 2 : 0.6 # of the end of a line, where its name stands
under = "noenhanced center at graph 0.5, graph 0 offset 0,-2.2"
