# SPDX-License-Identifier: GPL-3.0-or-later
# Metal in the holding furnaces, and its temperature below: a line per furnace, a block of data each.
# Columns: h, level_t, temperature_C, name
array line_colour[4] = [0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7]
array dash[4] = [1, 2, 4, 5]
count = int(real(blocks))
tiny = format eq "png" ? ",20" : ",11"
# Hours from the first Monday 00:00 as weekday and time of day: gnuplot's day 4 is a Monday.
clock(h) = (h + 96.0) * 3600
set xtics time format "%a %H:%M" clock(0), real(tick_h) * 3600
set xrange [clock(real(from_h)):clock(real(to_h))]
set rmargin 16
set multiplot layout 2,1 margins 0.09,0.84,0.12,0.91 spacing 0.10
set yrange [0:real(highest_t) * 1.1]
set ylabel "level, t" noenhanced
set xtics format ""
unset xlabel
do for [k = 1:count] {
    last = 0
    stats data index k - 1 using (last = $2, $2) nooutput name "s"
    set label k value(sprintf("name_%d", k)) noenhanced left at clock(real(to_h)), last offset 0.8,0 font tiny textcolor rgb line_colour[(k - 1) % 4 + 1]
}
plot for [k = 1:count] data index k - 1 using (clock($1)):2 with lines linewidth 2 dashtype dash[(k - 1) % 4 + 1] \
         linecolor rgb line_colour[(k - 1) % 4 + 1]
unset title
do for [k = 1:count] { unset label k }
set xtics time format "%a %H:%M"
set xlabel x_label noenhanced textcolor rgb "#404040"
set ylabel "°C" noenhanced
set yrange [real(coldest_C) - 5:real(hottest_C) + 5]
plot for [k = 1:count] data index k - 1 using (clock($1)):3 with lines linewidth 1.6 dashtype dash[(k - 1) % 4 + 1] \
         linecolor rgb line_colour[(k - 1) % 4 + 1]
unset multiplot
