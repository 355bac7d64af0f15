# SPDX-License-Identifier: GPL-3.0-or-later
# The series that the warm-up is judged on, week by week: what is cut in grey, running means thick.
# Columns: week, molten, its running mean, ingot, .., arrival, .., stock, ..
@panels
set lmargin at screen px(76)
set rmargin at screen px(580)
stats data skip 1 using 1 nooutput name "w"
set xrange [0:w_max]
if (real(cut) > 0) {
    set object 1 rectangle from 0, graph 0 to real(cut), graph 1 back fillcolor rgb grey fillstyle transparent solid 0.25 noborder
}
array what[4] = ["cost of molten", "cost of ingots", "arrival temperature, °C", "ingots in stock, t"]
array colour[4] = [molten, ingot, molten, ingot]
# Two to four ticks at round figures, of thousands or millions where money is.
size(x) = 10 ** floor(log10(x))
round_up(x) = x <= 2 * size(x) ? 2 * size(x) : x <= 5 * size(x) ? 5 * size(x) : 10 * size(x)
high = (tall - 56 - 76.0) / 4
do for [k = 1:4] {
    set tmargin at screen py(tall - 56 - (k - 1) * high - 34)
    set bmargin at screen py(tall - 56 - k * high + 8)
    stats data skip 1 using (column(2 * k)) nooutput name "y"
    part = k > 2 || y_records == 0 || y_max < 1e5 ? 1.0 : y_max < 1e8 ? 1e3 : 1e6
    unit = k > 2 ? "" : (part == 1 ? ", " : part == 1e3 ? ", thousand " : ", million ") . money . " a week"
    if (y_records > 0 && y_max > y_min) { set ytics round_up((y_max - y_min) / 3 / part) } else { set ytics autofreq }
    set label 1 what[k] . unit @heading
    set format x (k == 4 ? "%g" : "")
    if (k == 4) { set label 2 "week" @under textcolor rgb ink }
    plot data skip 1 using 1:(column(2 * k) / part) with linespoints pointtype 7 pointsize 0.4 linecolor rgb colour[k], \
         data skip 1 using 1:(column(2 * k + 1) / part) with lines linewidth 2.2 linecolor rgb "#303030"
    unset label 100
}
unset multiplot
