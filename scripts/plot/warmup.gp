# SPDX-License-Identifier: GPL-3.0-or-later
# The series that the warm-up is judged on, week by week: what is cut in grey, running means thick.
# Columns: week, molten, its running mean, ingot, .., arrival, .., stock, ..
set multiplot layout 4,1 title title_text noenhanced margins 0.19,0.97,0.09,0.90 spacing 0.075
set title ""
set xtics font small format ""
set ytics font small
stats data skip 1 using 1 nooutput name "w"
set xrange [0:w_max]
if (real(cut) > 0) {
    set object 1 rectangle from 0, graph 0 to real(cut), graph 1 back fillcolor rgb grey fillstyle transparent solid 0.25 noborder
}
array what[4] = ["cost of molten, " . money . " a week", "cost of ingots, " . money . " a week", \
                 "arrival temperature, °C", "ingots in stock, t"]
array colour[4] = [molten, ingot, molten, ingot]
# Two to four ticks at round figures.
size(x) = 10 ** floor(log10(x))
round_up(x) = x <= 2 * size(x) ? 2 * size(x) : x <= 5 * size(x) ? 5 * size(x) : 10 * size(x)
set ylabel ""
do for [k = 1:4] {
    if (k == 4) { set xtics format "%g"; set xlabel "week" font small offset 0,0.3 }
    stats data skip 1 using (column(2 * k)) nooutput name "y"
    if (y_records > 0 && y_max > y_min) { set ytics round_up((y_max - y_min) / 3) } else { set ytics autofreq }
    set label 1 what[k] noenhanced left at graph 0, graph 1 offset 0,0.6 font small textcolor rgb ink
    plot data skip 1 using 1:(column(2 * k)) with linespoints pointtype 7 pointsize 0.4 linecolor rgb colour[k], \
         data skip 1 using 1:(column(2 * k + 1)) with lines linewidth 2.2 linecolor rgb "#303030"
}
unset multiplot
