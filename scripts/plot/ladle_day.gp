# SPDX-License-Identifier: GPL-3.0-or-later
# Melt, hot face and shell of one ladle of the fleet, through its trips; its states as a strip below.
# Columns: h, melt, face, shell; then, behind two blank lines, from_h, to_h, state (from 1)
array shade[10] = [0xE4E4E4, 0xE69F00, 0xF6DDA6, 0xBFE0F2, 0x7FBCDD, 0x00406A, 0x0072B2, 0xCC79A7, \
                   0x8C8C8C, 0xF6F6F6]
array legend[9] = ["waiting", "heating", "hot", "filling", "full", "road, full", "at customer", \
                   "pouring", "road, empty"]
set xlabel x_label noenhanced textcolor rgb "#404040" offset 0,0.4
set rmargin 12
set bmargin 6
# Hours from the first Monday 00:00 as weekday and time of day: gnuplot's day 4 is a Monday.
clock(h) = (h + 96.0) * 3600
set xtics time format "%a %H:%M" clock(0), real(tick_h) * 3600
set xrange [clock(real(from_h)):clock(real(to_h))]
set yrange [0:real(highest) * 1.06]
set style fill solid 1.0 noborder
tiny = format eq "png" ? ",18" : ",10"
do for [k = 1:9] {
    left = 0.125 * (k - 1) - 0.05
    set object k rectangle from graph left, -0.215 to graph left + 0.018, -0.185 \
        fillcolor rgb shade[k] noclip fillstyle solid 1.0 border rgb "#B0B0B0" linewidth 0.5
    set label k legend[k] noenhanced left at graph left + 0.024, -0.2 font tiny textcolor rgb "#404040"
}
limit = 130
set arrow 20 from graph 0, first limit to graph 1, first limit nohead back dashtype 3 linewidth 1 linecolor rgb green
set label 20 "130 °C, the most that a shell may have on the road" noenhanced left at graph 0.01, first limit \
    offset 0,0.5 font tiny textcolor rgb green
set label 21 "melt" left at clock(real(to_h)), real(melt_end) offset 0.8,0 textcolor rgb molten
set label 22 "hot face" left at clock(real(to_h)), real(face_end) offset 0.8,0 textcolor rgb "#B07800"
set label 23 "shell" left at clock(real(to_h)), real(shell_end) offset 0.8,0 textcolor rgb green
strip = real(highest) * 0.03
plot data index 1 using (clock(($1 + $2) / 2)):(strip / 2):(clock($1)):(clock($2)):(0):(strip):(shade[$3]) with boxxyerror linecolor rgb variable, \
     data index 0 skip 1 using (clock($1)):4 with lines linewidth 2 linecolor rgb green, \
     data index 0 skip 1 using (clock($1)):3 with lines linewidth 2 linecolor rgb ingot, \
     data index 0 skip 1 using (clock($1)):2 with lines linewidth 2.6 linecolor rgb molten
