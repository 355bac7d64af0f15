# SPDX-License-Identifier: GPL-3.0-or-later
# Residuals of a calibration; flagged rows are triangles, and were left out of the fit. What lies
# beyond the frame stands at its edge with its value.
# Columns: x, residual, flagged
set xlabel x_label noenhanced textcolor rgb ink
stats data skip 1 using 1 nooutput name "x"
stats data skip 1 using 2 nooutput name "r"
stats data skip 1 using ($3 == 0 ? $2 : NaN) nooutput name "u"
most = u_max > -u_min ? u_max : -u_min
span = most > 3 * u_stddev ? most * 1.3 : 3.9 * u_stddev
span = span > 0 ? span : 1
edge(y) = y > 0.92 * span ? 0.92 * span : y < -0.92 * span ? -0.92 * span : y
beyond(y) = abs(y) > 0.92 * span ? sprintf("%+.3g", y) : ""
set xrange [0:(x_max > 0 ? x_max * 1.05 : 1)]
set yrange [-span:span]
set object 1 rectangle from graph 0, first -2 * u_stddev to graph 1, first 2 * u_stddev \
    fillcolor rgb molten fillstyle transparent solid 0.18 noborder behind
set label 1 "two standard deviations of the rows used" right at graph 0.99, first 2 * u_stddev \
    offset 0,0.7 font small textcolor rgb "#606060"
set arrow 1 from graph 0, first 0 to graph 1, first 0 nohead linewidth 1 linecolor rgb "#606060"
any = r_records > u_records # no flagged row: gnuplot 5.4 dies of labels that are none
if (any) set label 2 "triangle: flagged, left out of the fit" left \
    at graph 0.01, graph 0.97 font small textcolor rgb "#606060"
plot data skip 1 using ($3 == 0 ? $1 : NaN):2 with points pointtype (text_mode ? "o" : 7) pointsize 1 \
         linecolor rgb molten, \
     for [k = 1:any] data skip 1 using ($3 == 1 ? $1 : NaN):(edge($2)) with points pointtype (text_mode ? "^" : 9) pointsize 1.8 \
         linecolor rgb ingot, \
     for [k = 1:any] data skip 1 using ($3 == 1 ? $1 : NaN):(edge($2)):(beyond($2)) with labels left offset 1,0 \
         textcolor rgb ink
