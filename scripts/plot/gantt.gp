# SPDX-License-Identifier: GPL-3.0-or-later
# What trucks and ladles do: a row each, coloured by state, the legend below.
# Columns: row, name, from_h, to_h, state (as in the legend, from 1)
# Blue where metal is carried, darkest on the road; orange where a ladle is heated; grey where it is empty.
array legend[10] = ["waiting", "heating", "hot", "filling, loading", "full", "road, full", \
                    "at customer", "pouring", "road, empty", "free"]
array shade[10] = [0xE4E4E4, 0xE69F00, 0xF6DDA6, 0xBFE0F2, 0x7FBCDD, 0x00406A, 0x0072B2, 0xCC79A7, \
                   0x8C8C8C, 0xF6F6F6]
unset grid
set grid xtics front linetype 1 linewidth 0.4 linecolor rgb "#FFFFFF"
set style fill solid 1.0 border rgb "white"
set border 1
set xlabel x_label noenhanced textcolor rgb "#404040" offset 0,0.4
set ylabel ""
set bmargin 7
set lmargin 11
set rmargin 6
# Hours from the first Monday 00:00 as weekday and time of day: gnuplot's day 4 is a Monday.
clock(h) = (h + 96.0) * 3600
set xtics time format "%a %H:%M" clock(0), real(tick_h) * 3600
set xrange [clock(real(from_h)):clock(real(to_h))]
set yrange [real(rows) + 0.6:0.4]
set ytics scale 0
tiny = format eq "png" ? ",20" : ",11"
do for [k = 1:10] {
    left = 0.2 * ((k - 1) % 5) - 0.06
    high = k <= 5 ? -0.20 : -0.27
    set object k rectangle from graph left, high - 0.018 to graph left + 0.022, high + 0.018 \
        fillcolor rgb shade[k] noclip fillstyle solid 1.0 border rgb "#B0B0B0" linewidth 0.5
    set label k legend[k] noenhanced left at graph left + 0.03, high font tiny textcolor rgb "#404040"
}
plot data skip 1 using (clock(($3 + $4) / 2)):1:(clock($3)):(clock($4)):($1 - 0.38):($1 + 0.38):(shade[$5]):ytic(2) \
         with boxxyerror linewidth 0.3 linecolor rgb variable
