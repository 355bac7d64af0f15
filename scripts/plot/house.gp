# SPDX-License-Identifier: GPL-3.0-or-later
# House style: gnuplot 5.2 or later. Terminals by `format`: svg, png, pdf, dumb.
if (!exists("format")) format = "svg"
if (!exists("width")) width = "860"
if (!exists("height")) height = "520"
wide = width + 0; tall = height + 0
if (format eq "svg") set terminal svg size wide,tall font "Helvetica,14" name name enhanced background rgb "white"
if (format eq "png") set terminal pngcairo size 2 * wide,2 * tall font "Helvetica,26" linewidth 2 enhanced
if (format eq "pdf") set terminal pdfcairo size wide / 100.0,tall / 100.0 font "Helvetica,14" enhanced
if (format eq "dumb") set terminal dumb size 96,32
if (format ne "dumb") set output name . "." . format

small = format eq "png" ? ",17" : ",9"

set datafile separator ","
set encoding utf8
# Okabe and Ito's colours; molten is always blue, ingot always orange.
molten = 0x0072B2
ingot = 0xE69F00
green = 0x009E73
grey = 0x808080
set border 3 linecolor rgb "#808080"
set tics nomirror out scale 0.6 textcolor rgb "#404040"
set grid ytics back linetype 1 linewidth 0.6 linecolor rgb "#E0E0E0"
set style fill transparent solid 0.18 noborder
unset key
set title title_text noenhanced offset 0,0.4
set ylabel y_label noenhanced textcolor rgb "#404040"
set lmargin 10
set bmargin 4
