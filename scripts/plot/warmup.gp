# SPDX-License-Identifier: GPL-3.0-or-later
# The series that the warm-up is judged on, week by week: what is cut in grey, running means thick.
# Columns: week, molten, its running mean, ingot, .., arrival, .., stock, ..
set multiplot layout 2,2 title title_text noenhanced
set title ""
set lmargin 11
set rmargin 2
set bmargin 3.2
set tmargin 2.4
set xtics font small
set ytics font small
stats data skip 1 using 1 nooutput name "w"
set xrange [0:w_max]
if (real(cut) > 0) {
    set object 1 rectangle from 0, graph 0 to real(cut), graph 1 back fillcolor rgb grey fillstyle transparent solid 0.25 noborder
}
set xlabel "week" font small offset 0,0.6
set ylabel "cost of molten, " . money . " a week" noenhanced font small
plot data skip 1 using 1:2 with linespoints pointtype 7 pointsize 0.4 linecolor rgb molten, \
     data skip 1 using 1:3 with lines linewidth 2.2 linecolor rgb "#303030"
set ylabel "cost of ingots, " . money . " a week" noenhanced font small
plot data skip 1 using 1:4 with linespoints pointtype 7 pointsize 0.4 linecolor rgb ingot, \
     data skip 1 using 1:5 with lines linewidth 2.2 linecolor rgb "#303030"
set ylabel "arrival temperature, degC" noenhanced font small
plot data skip 1 using 1:6 with linespoints pointtype 7 pointsize 0.4 linecolor rgb molten, \
     data skip 1 using 1:7 with lines linewidth 2.2 linecolor rgb "#303030"
set ylabel "ingots in stock, t" noenhanced font small
plot data skip 1 using 1:8 with linespoints pointtype 7 pointsize 0.4 linecolor rgb ingot, \
     data skip 1 using 1:9 with lines linewidth 2.2 linecolor rgb "#303030"
unset multiplot
