# SPDX-License-Identifier: GPL-3.0-or-later
# The saving over two keys: blue where molten is cheaper, orange where ingot is; the break-even black.
# Block 0: x, y, saving on an even grid; block 1: root, y, half_width
set xlabel x_label noenhanced textcolor rgb "#404040"
set lmargin 12
set rmargin 16
set pm3d map interpolate 6,6
set palette defined (-1 "#E69F00", 0 "#FFFFFF", 1 "#0072B2")
set cbrange [-real(largest):real(largest)]
set cblabel "ingot cheaper            molten cheaper" offset 2,0 textcolor rgb "#404040"
set style fill solid 1.0 noborder
set colorbox
set grid noytics noxtics
stats data index 0 skip 1 using 1:2 nooutput name "g"
set xrange [g_min_x:g_max_x]
set yrange [g_min_y:g_max_y]
if (strlen(roots) > 0) {
    splot data index 0 skip 1 using 1:2:3 with pm3d, \
          data index 1 skip 1 using 1:2:(0) with lines linewidth 2.4 linecolor rgb "#202020", \
          data index 1 skip 1 using 1:2:(0) with points pointtype 7 pointsize 0.7 linecolor rgb "#202020"
} else {
    splot data index 0 skip 1 using 1:2:3 with pm3d
}
