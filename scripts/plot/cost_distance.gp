# SPDX-License-Identifier: GPL-3.0-or-later
# Cost of both routes along one key, with 95 % bands; the break-even dashed, its interval behind.
# Several curves of each route have a dash of their own. A ring: infeasible as planned, and why is told
# in the column plan of sweep.csv.
# Dots are what was simulated; the lines between them only join them. A sweep that is under way says so.
# Columns: x, molten, molten_low, molten_high, ingot, ingot_low, ingot_high, curve, infeasible, points_missing
if (strlen(unfinished) > 0) { set label 30 unfinished noenhanced center at graph 0.5, graph 1.06 textcolor rgb ink }
set xlabel x_label noenhanced textcolor rgb ink
set rmargin 9
stats data skip 1 using 1:2 nooutput name "m"
stats data skip 1 using 1:5 nooutput name "i"
top = m_max_y > i_max_y ? m_max_y : i_max_y
low = m_min_y < i_min_y ? m_min_y : i_min_y
low = low < 0 ? low * 1.12 : 0
left = m_min_x > 0 && m_min_x < 0.1 * m_max_x ? 0 : m_min_x
right = m_max_x > left ? m_max_x : left + 1
set xrange [left:right]
set yrange [low:top > 0 ? top * 1.12 : 1]
if (strlen(root) > 0) {
    set object 1 rectangle from real(root_low), graph 0 to real(root_high), graph 1 back \
        fillcolor rgb grey fillstyle transparent solid 0.18 noborder
    set arrow 1 from real(root), graph 0 to real(root), graph 1 nohead back \
        dashtype 2 linewidth 1.2 linecolor rgb grey
    right_half = real(root) > (left + right) / 2
    margin = 0.012 * (right - left)
    label_x = right_half ? real(root_low) - margin : real(root_high) + margin
    if (right_half) {
        set label 1 root_text noenhanced right at label_x, graph 0.06 textcolor rgb ink
    } else {
        set label 1 root_text noenhanced left at label_x, graph 0.06 textcolor rgb ink
    }
}
# Lines are labelled at their end; kept apart where they end close together.
end_m = 0; end_i = 0; last = -1e300
stats data skip 1 using (last = $1, end_m = $2, end_i = $5, $2) nooutput name "e"
gap = (top - low) * 0.07
mid = (end_m + end_i) / 2.0
near = abs(end_m - end_i) < gap
label_m = near ? (end_m > end_i ? mid + gap / 2 : mid - gap / 2) : end_m
label_i = near ? (end_m > end_i ? mid - gap / 2 : mid + gap / 2) : end_i
set label 2 "molten" left at right, label_m offset beside + 0.8 * (strlen(flag_text) > 0),0 textcolor rgb molten
set label 3 "ingot" left at right, label_i offset beside + 0.4,0 textcolor rgb ingot_text
of(c, k) = column(8) == c ? column(k) : NaN
array dash[5] = [1, 2, 4, 3, 5]
array curve_text[5]
many = curves + 0
do for [c = 1:many] { curve_text[c] = many > 1 ? value(sprintf("curve_%d", c)) : "" }
# Below the axis: what each dash and the ring stand for.
notes = (many > 1 ? many : 0) + (strlen(flag_text) > 0)
if (notes > 0 && !text_mode) {
    set bmargin at screen py(86 + 26 * notes)
    line(k) = py(26 * (notes - k) + 18)
    do for [c = 1:(many > 1 ? many : 0)] {
        # Of one colour gnuplot would draw them all in one piece, with one dash.
        set arrow 10 + c from screen px(76), screen line(c) to screen px(124), screen line(c) nohead \
            dashtype dash[c] linewidth 2.4 linecolor rgb ink + c
        set label 10 + c curve_text[c] noenhanced left at screen px(134), screen line(c) textcolor rgb ink
    }
    if (strlen(flag_text) > 0) {
        set label 20 flag_text noenhanced left at screen px(134), screen line(notes) textcolor rgb ink
        set label 21 "" at screen px(100), screen line(notes) point pointtype 6 pointsize 1.5 linecolor rgb ink
    }
}
if (text_mode) {
    plot for [c = 1:many] data skip 1 using 1:(of(c, 5)) with lines linetype 2, \
         for [c = 1:many] data skip 1 using 1:(of(c, 2)) with lines linetype 1, \
         data skip 1 using 1:5 with points pointtype "i", data skip 1 using 1:2 with points pointtype "m", \
         data skip 1 using ($9 > 0 ? $1 : NaN):2 with points pointtype "x"
} else {
    plot for [c = 1:many] data skip 1 using 1:(of(c, 3)):(of(c, 4)) with filledcurves linecolor rgb molten, \
         for [c = 1:many] data skip 1 using 1:(of(c, 6)):(of(c, 7)) with filledcurves linecolor rgb ingot, \
         for [c = 1:many] data skip 1 using 1:(of(c, 5)) with lines dashtype dash[c] linewidth 2.4 linecolor rgb ingot, \
         for [c = 1:many] data skip 1 using 1:(of(c, 2)) with lines dashtype dash[c] linewidth 2.4 linecolor rgb molten, \
         data skip 1 using 1:5 with points pointtype 7 pointsize 0.5 linecolor rgb ingot, \
         data skip 1 using 1:2 with points pointtype 7 pointsize 0.5 linecolor rgb molten, \
         data skip 1 using ($9 > 0 ? $1 : NaN):2 with points pointtype 6 pointsize 1.5 linecolor rgb ink
}
