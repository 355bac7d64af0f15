# SPDX-License-Identifier: GPL-3.0-or-later
# Melt, hot face and shell of one ladle over its steps; a thin line where a step begins.
# Columns: h, melt, face, shell, begins, action
set xlabel x_label noenhanced textcolor rgb "#404040"
set rmargin 12
stats data skip 1 using 1:3 nooutput name "f"
stats data skip 1 using (valid(2) ? $2 : $3) nooutput name "t"
top = (t_max > f_max_y ? t_max : f_max_y) * 1.14
set xrange [0:f_max_x]
set yrange [0:top]
face_end = 0; shell_end = 0
stats data skip 1 using (face_end = $3, shell_end = $4, $3) nooutput name "e"
set label 2 "hot face" left at f_max_x, face_end offset 0.8,0 textcolor rgb "#B07800"
set label 3 "shell" left at f_max_x, shell_end offset 0.8,0 textcolor rgb green
# The melt's line ends at the last pour; its label stands there, clear of the hot face's.
melt_x = NaN; melt_end = NaN
stats data skip 1 using (valid(2) ? (melt_x = $1, melt_end = $2, $2) : NaN) nooutput name "l"
if (melt_x > 0.98 * f_max_x && abs(melt_end - face_end) < 0.06 * top) {
    middle = (melt_end + face_end) / 2
    up = melt_end > face_end ? 0.03 * top : -0.03 * top
    set label 2 "hot face" left at f_max_x, middle - up offset 0.8,0 textcolor rgb "#B07800"
    melt_end = middle + up
}
set label 4 "melt" left at melt_x, melt_end offset 0.8,0 textcolor rgb molten
plot data skip 1 using 1:($5 == 1 ? top : NaN) with impulses linewidth 0.6 linecolor rgb "#D0D0D0", \
     data skip 1 using ($5 == 1 ? $1 : NaN):(top * 0.99):6 with labels left rotate by -90 noenhanced \
         font small textcolor rgb "#909090" offset 0.8,0, \
     data skip 1 using 1:4 with lines linewidth 2 linecolor rgb green, \
     data skip 1 using 1:3 with lines linewidth 2 linecolor rgb ingot, \
     data skip 1 using 1:2 with lines linewidth 2.6 linecolor rgb molten
