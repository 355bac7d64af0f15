# SPDX-License-Identifier: GPL-3.0-or-later
# One load on its way: bulk melt and hot face, below them the shell, from the open tap until the
# ladle is empty. What happens is written along the foot of the upper panel.
# Columns: h since the tap opened, melt, face, shell. events: "0.5:leaves 1.2:arrives ...".
stats data skip 1 using 1:3 nooutput name "f"
last_h = f_max_x > 0 ? f_max_x : 1
from(b) = real(substr(b, 1, strstrt(b, ":") - 1))
what(b) = substr(b, strstrt(b, ":") + 1, strlen(b))
span = real(hottest_C) - real(coldest_C)
set xrange [0:last_h]
set yrange [real(coldest_C) - 0.3 * span:real(hottest_C)]
@panels
set lmargin at screen px(64)
set rmargin at screen px(514)
set tmargin at screen py(tall - 80)
set bmargin at screen py(236)
set format x ""
set label 90 "melt and hot face, °C" @heading
do for [i = 1:words(events)] {
    b = word(events, i)
    set arrow i from first from(b), graph 0 to first from(b), graph 1 nohead back dashtype 3 linewidth 0.8 linecolor rgb grey
    set label i what(b) noenhanced rotate by (text_mode ? 0 : 90) left at first from(b), graph 0.02 offset -0.7,0 font small textcolor rgb ink
}
set label 91 "melt" left at last_h, real(melt_end) offset beside,0 textcolor rgb molten
set label 92 "hot face" left at last_h, real(face_end) offset beside,0 textcolor rgb ingot_text
plot data skip 1 using 1:3 with lines dashtype 2 linewidth 2 linecolor rgb "#B07800", \
     data skip 1 using 1:2 with lines linewidth 2.6 linecolor rgb molten
do for [i = 1:words(events)] { unset label i }
unset label 91; unset label 92; unset label 100
set tmargin at screen py(192)
set bmargin at screen py(74)
set format x
set yrange [0:180]
set ytics 50
set label 90 "shell, °C" @heading
set label 95 "hours since the tap was opened" @under textcolor rgb ink
set arrow 93 from graph 0, first 130 to graph 1, first 130 nohead back dashtype 3 linewidth 1.4 linecolor rgb ink
set label 93 "130 °C, the most on the road" right at graph 0.99, first 130 offset 0,0.6 font small textcolor rgb ink
set label 94 "shell" left at last_h, real(shell_end) offset beside,0 textcolor rgb green_text
plot data skip 1 using 1:4 with lines linewidth 2.2 linecolor rgb green
unset multiplot
