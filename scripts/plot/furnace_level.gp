# SPDX-License-Identifier: GPL-3.0-or-later
# Metal in the holding furnaces, and its temperature below: a line per furnace, a block of data each.
# Columns: h, level_t, temperature_C
array line_colour[6] = [0x0072B2, 0x855A00, 0x009E73, 0xCC79A7, 0x404040, 0x56B4E9]
array dash[6] = [1, 2, 4, 5, 3, 1]
count = int(real(blocks))
set xtics time format (real(tick_h) < 24 ? "%a\n%H:%M" : "%a") clock(0), real(tick_h) * 3600
set xrange [clock(real(from_h)):clock(real(to_h))]
set xlabel ""
set multiplot layout 2,1 title title_text noenhanced margins 0.12,0.95,(count > 1 ? 0.23 : 0.13),0.92 spacing 0.07
set title ""
unset key
set yrange [0:real(highest_t) * 1.1]
set ylabel "level, t" noenhanced
set format x ""
plot for [k = 1:count] data index k - 1 using (clock($1)):2 with lines linewidth 2 dashtype dash[k] \
         linecolor rgb line_colour[k]
set format x (real(tick_h) < 24 ? "%a\n%H:%M" : "%a")
set ylabel "°C" noenhanced
set yrange [real(coldest_C) - 5:real(hottest_C) + 5]
if (count > 1) { set key at screen 0.5, screen 0.02 center bottom horizontal noenhanced samplen 3 font small textcolor rgb ink }
plot for [k = 1:count] data index k - 1 using (clock($1)):3 with lines linewidth 1.6 dashtype dash[k] \
         linecolor rgb line_colour[k] title value(sprintf("name_%d", k))
unset multiplot
