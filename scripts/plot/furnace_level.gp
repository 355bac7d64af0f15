# SPDX-License-Identifier: GPL-3.0-or-later
# Metal in the holding furnaces and its temperature: a row per furnace, a block of data each; one
# furnace alone has both below each other.
# Columns: h, level_t, temperature_C
count = int(real(blocks))
columns = count > 1 ? 2 : 1
set xtics time format (real(tick_h) < 24 ? "%a\n%H:%M" : "%a") clock(0), real(tick_h) * 3600 * columns
set xrange [clock(real(from_h)):clock(real(to_h))]
@panels
# Rows and columns in pixels; names of the rows stand above them.
high = (tall - 100 - 60.0) / (columns == 2 ? count : 2)
left(c) = px(64 + c * 286)
right(c) = columns == 2 ? px(64 + c * 286 + 220) : px(570)
top(r) = py(tall - 100 - r * high)
foot(r) = py(tall - 100 - (r + 1) * high + (columns == 2 ? 34 : 48))
step(span) = span > 50 ? 20 : span > 20 ? 10 : span > 8 && columns == 2 ? 5 : 2
panel(r, c) = sprintf("set lmargin at screen %f; set rmargin at screen %f; set tmargin at screen %f; set bmargin at screen %f", \
                      left(c), right(c), top(r), foot(r))
what = "metal, t"
hot = "temperature, °C"
do for [k = 1:count] {
    last = k == count
    name_of = value(sprintf("name_%d", k))
    # --- metal
    eval(panel(k - 1, 0))
    set yrange [0:real(highest_t) * 1.1]
    set ytics 0, (real(highest_t) > 40 ? 20 : real(highest_t) > (columns == 2 ? 12 : 20) ? 10 : real(highest_t) > 8 ? 5 : 2)
    set format x (last && columns == 2 ? (real(tick_h) < 24 ? "%a\n%H:%M" : "%a") : "")
    unset label 1
    unset label 2
    if (k == 1 || columns == 1) { set label 1 what left at graph 0, graph 1 offset 0,(columns == 2 ? 2.0 : 0.7) textcolor rgb ink }
    if (columns == 2) { set label 2 name_of noenhanced left at graph 0, graph 1 offset (text_mode ? 2 : 0),(text_mode ? 1 : 0.6) font small textcolor rgb molten }
    plot data index k - 1 using (clock($1)):2 with filledcurves x1 linecolor rgb molten, \
         data index k - 1 using (clock($1)):2 with lines linewidth 1.8 linecolor rgb molten
    unset label 100
    # --- temperature
    eval(panel(columns == 2 ? k - 1 : 1, columns - 1))
    set yrange [real(coldest_C) - 3:real(hottest_C) + 3]
    set ytics step(real(hottest_C) - real(coldest_C) + 6)
    set format x (last ? (real(tick_h) < 24 ? "%a\n%H:%M" : "%a") : "")
    unset label 1
    unset label 2
    if (k == 1 || columns == 1) { set label 1 hot left at graph 0, graph 1 offset 0,(columns == 2 ? 2.0 : 0.7) textcolor rgb ink }
    plot data index k - 1 using (clock($1)):3 with lines linewidth 1 linecolor rgb ink
}
unset multiplot
