# SPDX-License-Identifier: GPL-3.0-or-later
# What moves the saving: a bar per input, largest on top. One at a time: from the base to the saving
# at the low end of the input (green) and at its high end (purple, hatched), the input's own values
# beside, its name above.
# Columns: place, from, to, value, at_from, at_to, name
set xlabel x_label noenhanced textcolor rgb ink
if (!text_mode) set grid noytics xtics back linetype 1 linewidth 0.6 linecolor rgb "#E0E0E0"
set border 1
set lmargin at screen px(20)
set rmargin at screen px(580)
set tmargin at screen py(tall - 60)
set bmargin at screen py(120)
set label 3 note noenhanced left at screen px(20), screen py(20) font small textcolor rgb ink
b = strlen(base) > 0 ? real(base) : 0
stats data skip 1 using (valid(2) ? $2 : b) nooutput name "f"
stats data skip 1 using (valid(3) ? $3 : b) nooutput name "t"
left = f_min < t_min ? f_min : t_min
right = f_max > t_max ? f_max : t_max
if (strlen(ends) == 0) { left = 0; b = 0 }
if (strlen(ends) > 0) { left = left < b ? left : b; right = right > b ? right : b }
right = right > left ? right : left + 1
pad = 0.16 * (right - left)
set yrange [-real(bars) + 0.5:0.6]
unset ytics
edge = strlen(ends) > 0 ? left - pad : 0
set xrange [edge:right + pad]
set style fill solid 0.85 noborder
if (strlen(ends) > 0) {
    set arrow 1 from b, graph 0 to b, graph 1 nohead back linewidth 1.4 linecolor rgb grey
    if (left < 0 && right > 0) {
        set arrow 2 from 0, graph 0 to 0, graph 1 nohead front dashtype 2 linewidth 1.2 linecolor rgb "#A04000"
        set label 2 "both cost the same" right at 0, graph 0.02 offset -0.5,0 textcolor rgb "#A04000" font small
    }
    # Where a value is missing, or its label stands on the other side, the label is empty: the lower of
    # both stands at the left, the higher at the right, neither inside of the bar.
    at(c) = valid(c) ? column(c) : b
    low(c, d) = valid(c) && (valid(d) ? column(c) < column(d) || (column(c) == column(d) && c < d) : column(c) < b)
    high(c, d) = valid(c) && !low(c, d)
    lower(c) = at(c) < b ? at(c) : b
    upper(c) = at(c) > b ? at(c) : b
    plot data skip 1 using (at(2)):1:(at(2)):(b):($1 - 0.44):($1 + 0.06) with boxxyerror linecolor rgb green, \
         data skip 1 using (at(3)):1:(at(3)):(b):($1 - 0.44):($1 + 0.06) with boxxyerror linecolor rgb purple, \
         data skip 1 using (at(3)):1:(at(3)):(b):($1 - 0.44):($1 + 0.06) with boxxyerror fillstyle transparent pattern 4 noborder linecolor rgb ink, \
         data skip 1 using (lower(2)):($1 - 0.19):(low(2, 3) ? strcol(5) : "") with labels right offset -0.4,0 font small textcolor rgb "#303030", \
         data skip 1 using (upper(2)):($1 - 0.19):(high(2, 3) ? strcol(5) : "") with labels left offset 0.4,0 font small textcolor rgb "#303030", \
         data skip 1 using (lower(3)):($1 - 0.19):(low(3, 2) ? strcol(6) : "") with labels right offset -0.4,0 font small textcolor rgb "#303030", \
         data skip 1 using (upper(3)):($1 - 0.19):(high(3, 2) ? strcol(6) : "") with labels left offset 0.4,0 font small textcolor rgb "#303030", \
         data skip 1 using (edge):($1 + 0.28):7 with labels left noenhanced font small textcolor rgb ink
} else {
    plot data skip 1 using 4:1:(0):4:($1 - 0.44):($1 + 0.06) with boxxyerror linecolor rgb green, \
         data skip 1 using 4:($1 - 0.19):2:3 with xerrorbars pointtype 0 linewidth 1.4 linecolor rgb ink, \
         data skip 1 using (edge):($1 + 0.28):7 with labels left noenhanced font small textcolor rgb ink
}
