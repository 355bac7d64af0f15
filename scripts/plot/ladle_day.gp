# SPDX-License-Identifier: GPL-3.0-or-later
# One ladle of the fleet through its trips: melt and hot face; a strip of what it is doing, the
# legend below; the shell.
# Columns: h, melt, face, shell; then, behind two blank lines, from_h, to_h, state (from 1)
array shade[10] = [0xE4E4E4, 0xE69F00, 0xF6DDA6, 0xBFE0F2, 0x7FBCDD, 0x00406A, 0x0072B2, 0xCC79A7, \
                   0x8C8C8C, 0xF6F6F6]
array legend[9] = ["waiting", "heating", "hot", "filling", "full", "road, full", "at customer", \
                   "pouring", "road, empty"]
# Lines across tell in grey what colours of like lightness do not.
array lines[10] = [0, 4, 0, 0, 0, 0, 0, 2, 5, 0] # patterns of gnuplot
letters = ". ^ + f m M c v e _"
unset xlabel
set xrange [clock(real(from_h)):clock(real(to_h))]
set style fill solid 1.0 noborder
limit = 130
set xtics time format "" clock(0), real(tick_h) * 3600
if (text_mode) {
    set rmargin 9
    set bmargin 6
    set xtics format (real(tick_h) < 24 ? "%a\n%H:%M" : "%a")
    set xlabel ". waiting  ^ heating  + hot  f filling  m full\nM road  c at customer  v pouring  e road, empty  _ free"
    set yrange [0:real(hottest_C) * 1.06]
    set label 20 "* melt  h hot face  s shell" at graph 0.02, graph 0.4
    step = (real(to_h) - real(from_h)) / 136.0
    plot for [s = 0:136] data index 1 using (clock($1 + s * step)):($1 + s * step < $2 ? real(hottest_C) * 0.03 : NaN):(word(letters, int($3))) with points pointtype variable, \
         data index 0 skip 1 using (clock($1)):4 with points pointtype "s", \
         data index 0 skip 1 using (clock($1)):3 with points pointtype "h", \
         data index 0 skip 1 using (clock($1)):2 with points pointtype "*"
} else {
    @panels
    set lmargin at screen px(64)
    set rmargin at screen px(514)
    set tmargin at screen py(tall - 80)
    set bmargin at screen py(366)
    set yrange [real(coldest_C):real(hottest_C)]
    set label 20 "melt and hot face, °C" @heading
    set label 21 "melt" left at clock(real(melt_h)), real(melt_end) offset beside,0 textcolor rgb molten
    set label 22 "hot face" left at clock(real(to_h)), real(face_end) offset beside,0 textcolor rgb ingot_text
    plot data index 0 skip 1 using (clock($1)):3 with lines linewidth 2 dashtype 2 linecolor rgb "#B07800", \
         data index 0 skip 1 using (clock($1)):2 with lines linewidth 2.8 linecolor rgb molten
    unset label
    # --- what it is doing
    set tmargin at screen py(358)
    set bmargin at screen py(334)
    set yrange [0:1]
    set border 0
    set tics scale 0
    set format y ""
    plot data index 1 using (clock(($1 + $2) / 2)):(0.5):(clock($1)):(clock($2)):(0):(1):(shade[$3]) with boxxyerror linecolor rgb variable, \
         for [k = 1:9] data index 1 using (clock(($1 + $2) / 2)):(lines[k] > 0 && $3 == k ? 0.5 : NaN):(clock($1)):(clock($2)):(0):(1) \
             with boxxyerror fillstyle transparent pattern lines[k] noborder linewidth 0.3 linecolor rgb ink
    # --- shell
    set border 3
    set tics scale 0.6
    set tmargin at screen py(292)
    set bmargin at screen py(162)
    set yrange [0:180]
    set ytics 50
    set format y "%g"
    set format x (real(tick_h) < 24 ? "%a\n%H:%M" : "%a")
    set label 19 "shell, °C" @heading
    set arrow 20 from graph 0, first limit to graph 1, first limit nohead back dashtype 3 linewidth 1.4 linecolor rgb ink
    set label 20 "130 °C, the most that a shell may have on the road" noenhanced left at graph 0.01, first limit offset 0,0.6 font small textcolor rgb ink
    set label 23 "shell" left at clock(real(to_h)), real(shell_end) offset beside,0 textcolor rgb green_text
    do for [k = 1:9] {
        left = 24 + 190 * ((k - 1) % 3)
        high = 70 - 26 * ((k - 1) / 3)
        set object k rectangle from screen px(left), screen py(high - 8) to screen px(left + 22), screen py(high + 8) \
            fillcolor rgb shade[k] fillstyle solid 1.0 border rgb "#A0A0A0" linewidth 0.5
        if (lines[k] > 0) {
            set object k + 20 rectangle from screen px(left), screen py(high - 8) to screen px(left + 22), screen py(high + 8) \
                fillcolor rgb ink fillstyle transparent pattern lines[k] noborder
        }
        set label k legend[k] noenhanced left at screen px(left + 28), screen py(high) font small textcolor rgb ink
    }
    plot data index 0 skip 1 using (clock($1)):4 with lines linewidth 2.2 linecolor rgb green
    unset multiplot
}
