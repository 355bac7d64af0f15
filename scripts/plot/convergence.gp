# SPDX-License-Identifier: GPL-3.0-or-later
# The saving of each replication (dots), the mean of the first n with its 95 % interval.
# Columns: replication, saving, mean, low, high
set xlabel x_label noenhanced textcolor rgb ink
set rmargin 2
set lmargin 12
stats data skip 1 using 1:2 nooutput name "s"
# The interval of two is many times that of ten: it may leave the picture, the dots may not.
spread = s_max_y - s_min_y
spread = spread > 0 ? spread : 1
if (s_max_x <= 12) { set xtics 1 }
set xrange [0.5:s_max_x + 0.5]
set yrange [s_min_y - 0.6 * spread:s_max_y + 0.6 * spread]
if (text_mode) {
    plot data skip 1 using 1:4:5 with yerrorbars pointtype ".", \
         data skip 1 using 1:2 with points pointtype "o", \
         data skip 1 using 1:3 with points pointtype "M"
} else {
    plot data skip 1 using 1:4:5 with filledcurves linecolor rgb green, \
         data skip 1 using 1:2 with points pointtype 7 pointsize 0.9 linecolor rgb ink, \
         data skip 1 using 1:3 with lines linewidth 2.4 linecolor rgb green
}
