# SPDX-License-Identifier: GPL-3.0-or-later
# One load on its way: bulk melt, hot face and shell from the open tap until the ladle is empty.
# Columns: h since the tap opened, melt, face, shell. events: "0.5:leaves 1.2:arrives ...".
set xlabel x_label noenhanced textcolor rgb ink
set rmargin 9
stats data skip 1 using 1:3 nooutput name "f"
last_h = f_max_x > 0 ? f_max_x : 1
from(b) = real(substr(b, 1, strstrt(b, ":") - 1))
what(b) = substr(b, strstrt(b, ":") + 1, strlen(b))
set xrange [0:last_h]
set yrange [real(coldest_C):real(hottest_C)]
set multiplot
set bmargin at screen 0.36
set tmargin at screen 0.90
set format x ""
unset xlabel
do for [i = 1:words(events)] {
    b = word(events, i)
    set arrow i from first from(b), graph 0 to first from(b), graph 1 nohead back dashtype 3 linewidth 0.8 linecolor rgb grey
    set label i what(b) noenhanced rotate by (text_mode ? 0 : 90) left at first from(b), graph 0.03 offset -0.6,0 font small textcolor rgb ink
}
set label 91 "melt" left at last_h, real(melt_end) offset 0.6,0 textcolor rgb molten
set label 92 "hot face" left at last_h, real(face_end) offset 0.6,0 textcolor rgb ingot_text
plot data skip 1 using 1:3 with lines dashtype 2 linewidth 2 linecolor rgb "#B07800", \
     data skip 1 using 1:2 with lines linewidth 2.6 linecolor rgb molten
do for [i = 1:words(events)] { unset label i }
unset label 91; unset label 92
unset title
set bmargin at screen 0.15
set tmargin at screen 0.31
set format x
set xlabel x_label noenhanced textcolor rgb ink
set ylabel "shell, °C"
set yrange [0:140]
set ytics 65
set arrow 93 from graph 0, first 130 to graph 1, first 130 nohead back dashtype 3 linewidth 1 linecolor rgb green_text
set label 93 "130 °C, the most on the road" right at graph 0.99, first 130 offset 0,-0.7 font small textcolor rgb green_text
plot data skip 1 using 1:4 with lines linewidth 2.2 linecolor rgb green
unset multiplot
