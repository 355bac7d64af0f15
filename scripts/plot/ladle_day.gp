# SPDX-License-Identifier: GPL-3.0-or-later
# Melt, hot face and shell of one ladle of the fleet, through its trips; its states as a strip below.
# Columns: h, melt, face, shell; then, behind two blank lines, from_h, to_h, state (from 1)
array shade[10] = [0xE4E4E4, 0xE69F00, 0xF6DDA6, 0xBFE0F2, 0x7FBCDD, 0x00406A, 0x0072B2, 0xCC79A7, \
                   0x8C8C8C, 0xF6F6F6]
array legend[9] = ["waiting", "heating", "hot", "filling", "full", "road, full", "at customer", \
                   "pouring", "road, empty"]
letters = ". ^ + f m M c v e _"
set xlabel ""
set rmargin 9
set xtics time format (real(tick_h) < 24 ? "%a\n%H:%M" : "%a") clock(0), real(tick_h) * 3600
set xrange [clock(real(from_h)):clock(real(to_h))]
set yrange [0:real(highest) * 1.06]
set style fill solid 1.0 noborder
limit = 130
set arrow 20 from graph 0, first limit to graph 1, first limit nohead back dashtype 3 linewidth 1 linecolor rgb green_text
set label 20 "130 °C, the most that a shell may have on the road" noenhanced left at graph 0.01, first limit \
    offset 0,0.6 font small textcolor rgb green_text
set label 21 "melt" left at clock(real(to_h)), real(melt_end) offset 0.6,0 textcolor rgb molten
set label 22 "hot face" left at clock(real(to_h)), real(face_end) offset 0.6,0 textcolor rgb ingot_text
set label 23 "shell" left at clock(real(to_h)), real(shell_end) offset 0.6,0 textcolor rgb green_text
if (text_mode) {
    set bmargin 5
    set xlabel ". waiting  ^ heating  + hot  f filling  m full\nM road  c at customer  v pouring  e road, empty  _ free"
    step = (real(to_h) - real(from_h)) / 136.0
    plot for [s = 0:136] data index 1 using (clock($1 + s * step)):($1 + s * step < $2 ? real(highest) * 0.03 : NaN):(word(letters, int($3))) with points pointtype variable, \
         data index 0 skip 1 using (clock($1)):4 with points pointtype "s", \
         data index 0 skip 1 using (clock($1)):3 with points pointtype "h", \
         data index 0 skip 1 using (clock($1)):2 with points pointtype "*"
} else {
    set bmargin at screen py(142)
    do for [k = 1:9] {
        left = 24 + 190 * ((k - 1) % 3)
        high = 62 - 22 * ((k - 1) / 3)
        set object k rectangle from screen px(left), screen py(high - 8) to screen px(left + 22), screen py(high + 8) \
            fillcolor rgb shade[k] fillstyle solid 1.0 border rgb "#A0A0A0" linewidth 0.5
        set label k legend[k] noenhanced left at screen px(left + 28), screen py(high) font small textcolor rgb ink
    }
    strip = real(highest) * 0.05
    plot data index 1 using (clock(($1 + $2) / 2)):(strip / 2):(clock($1)):(clock($2)):(0):(strip):(shade[$3]) with boxxyerror linecolor rgb variable, \
         data index 0 skip 1 using (clock($1)):4 with lines linewidth 2 linecolor rgb green, \
         data index 0 skip 1 using (clock($1)):3 with lines linewidth 2 dashtype 2 linecolor rgb "#B07800", \
         data index 0 skip 1 using (clock($1)):2 with lines linewidth 2.6 linecolor rgb molten
}
