# SPDX-License-Identifier: GPL-3.0-or-later
# Cost of both routes along one key, with 95 % bands; the break-even dashed, its interval behind.
# Columns: x, molten, molten_low, molten_high, ingot, ingot_low, ingot_high
set xlabel x_label noenhanced textcolor rgb "#404040"
set rmargin 12
stats data skip 1 using 1:2 nooutput name "m"
stats data skip 1 using 1:5 nooutput name "i"
top = m_max_y > i_max_y ? m_max_y : i_max_y
left = m_min_x > 0 && m_min_x < 0.1 * m_max_x ? 0 : m_min_x
set xrange [left:m_max_x]
set yrange [0:top * 1.12]
if (strlen(root) > 0) {
    set object 1 rectangle from real(root_low), graph 0 to real(root_high), graph 1 back \
        fillcolor rgb grey fillstyle transparent solid 0.18 noborder
    set arrow 1 from real(root), graph 0 to real(root), graph 1 nohead back \
        dashtype 2 linewidth 1.2 linecolor rgb grey
    right_half = real(root) > (left + m_max_x) / 2
    margin = 0.012 * (m_max_x - left)
    label_x = right_half ? real(root_low) - margin : real(root_high) + margin
    if (right_half) {
        set label 1 root_text noenhanced right at label_x, graph 0.06 textcolor rgb "#404040"
    } else {
        set label 1 root_text noenhanced left at label_x, graph 0.06 textcolor rgb "#404040"
    }
}
# Lines are labelled at their end; kept apart where they end close together.
end_m = 0; end_i = 0; last = -1e300
stats data skip 1 using (last = $1, end_m = $2, end_i = $5, $2) nooutput name "e"
gap = top * 0.06
mid = (end_m + end_i) / 2.0
near = abs(end_m - end_i) < gap
label_m = near ? (end_m > end_i ? mid + gap / 2 : mid - gap / 2) : end_m
label_i = near ? (end_m > end_i ? mid - gap / 2 : mid + gap / 2) : end_i
set label 2 "molten" left at m_max_x, label_m offset 0.8,0 textcolor rgb molten
set label 3 "ingot" left at m_max_x, label_i offset 0.8,0 textcolor rgb "#B07800"
plot data skip 1 using 1:3:4 with filledcurves linecolor rgb molten, \
     data skip 1 using 1:6:7 with filledcurves linecolor rgb ingot, \
     data skip 1 using 1:5 with lines linewidth 2.4 linecolor rgb ingot, \
     data skip 1 using 1:2 with lines linewidth 2.4 linecolor rgb molten
