# SPDX-License-Identifier: GPL-3.0-or-later
# The saving over two keys: blue where molten is cheaper, orange where ingot is; the break-even
# black. Figures on the map tell in grey what the colours tell.
# Block 0: x, y, saving on an even grid, 1 where the figure is clear of the break-even, 1 where the
# plan cannot work; block 1: root, y, half_width
set xlabel x_label noenhanced textcolor rgb ink
set lmargin at screen px(88)
set rmargin at screen px(574)
set bmargin at screen py(168)
set tmargin at screen py(tall - 80)
if (!text_mode) {
    unset ylabel
    set label 1 y_label @heading
}
set pm3d map interpolate 6,6
set palette defined (-1 "#E69F00", 0 "#FFFFFF", 1 "#0072B2")
set cbrange [-real(largest):real(largest)]
set colorbox horizontal user origin screen px(84), screen py(66) size screen px(490), screen py(16)
set cblabel cb_label noenhanced textcolor rgb ink font small offset 0,0.5
set cbtics font small
set style fill solid 1.0 noborder
unset grid
stats data index 0 skip 1 using 1:2 nooutput name "g"
set xrange [g_min_x:g_max_x]
set yrange [g_min_y:g_max_y]
# A figure at about every third grid point, away from the frame.
near(v, low, high) = v > low + 0.04 * (high - low) && v < high - 0.04 * (high - low)
shown(x, y) = near(x, g_min_x, g_max_x) && near(y, g_min_y, g_max_y)
# Rings where the plan cannot work, as in the picture of cost against distance.
ring = text_mode ? "o" : 6
ring_size = 0.6
if (strlen(failing) > 0) {
    if (text_mode) { set label 2 failing noenhanced left at screen 0.12, screen 0.03 } \
    else { set label 2 failing noenhanced right at graph 1, graph 1 offset 0,0.8 textcolor rgb ink font small }
}
figures = "data index 0 skip 1 using (shown($1, $2) && $4 > 0 ? $1 : NaN):2:3:(sprintf('%+.0f', $3)) every int(real(sparse)) with labels font small textcolor rgb '#101010'"
rings = "data index 0 skip 1 using ($5 > 0 ? $1 : NaN):2:(0) with points pointtype ring pointsize ring_size linewidth 1.2 linecolor rgb '#202020'"
if (strlen(roots) > 0) {
    splot data index 0 skip 1 using 1:2:3 with pm3d, @figures, @rings, \
          data index 1 skip 1 using 1:2:(0) with lines linewidth 2.4 linecolor rgb "#202020", \
          data index 1 skip 1 using 1:2:(0) with points pointtype (text_mode ? "O" : 7) pointsize 0.7 linecolor rgb "#202020"
} else {
    splot data index 0 skip 1 using 1:2:3 with pm3d, @figures, @rings
}
