# SPDX-License-Identifier: GPL-3.0-or-later
# What trucks and ladles do: a row each, by state, the legend below.
# Columns: row, name, from_h, to_h, state (as in the legend, from 1)
# Blue where metal is carried, darkest on the road; orange where a ladle is heated; grey where it is
# empty. Lines across tell in grey what colours of like lightness do not.
array legend[10] = ["waiting", "heating", "hot", "filling, loading", "full", "road, full", \
                    "at customer", "pouring", "road, empty", "free"]
array shade[10] = [0xE4E4E4, 0xE69F00, 0xF6DDA6, 0xBFE0F2, 0x7FBCDD, 0x00406A, 0x0072B2, 0xCC79A7, \
                   0x8C8C8C, 0xF6F6F6]
array lines[10] = [0, 4, 0, 0, 0, 0, 0, 2, 5, 0] # patterns of gnuplot
letters = ". ^ + f m M c v e _"
unset grid
set border 1
set xlabel ""
set ylabel ""
set xtics time format (real(tick_h) < 24 ? "%a\n%H:%M" : "%a") clock(0), real(tick_h) * 3600
set xrange [clock(real(from_h)):clock(real(to_h))]
set yrange [real(rows) + 0.6:0.4]
set ytics scale 0 font small noenhanced
if (text_mode) {
    # A letter every half character or so.
    set lmargin 10
    step = (real(to_h) - real(from_h)) / 136.0
    set bmargin 5
    set xlabel ". waiting  ^ heating  + hot  f filling  m full\nM road  c at customer  v pouring  e road, empty  _ free"
    plot data skip 1 using (clock($3)):1:(""):ytic(2) with labels, \
         for [s = 0:136] data skip 1 using (clock($3 + s * step)):($3 + s * step < $4 ? $1 : NaN):(word(letters, int($5))) \
         with points pointtype variable
} else {
    set grid xtics front linetype 1 linewidth 0.4 linecolor rgb "#FFFFFF"
    set style fill solid 1.0 border rgb "white"
    set lmargin at screen px(78)
    set rmargin at screen px(574)
    set bmargin at screen py(184)
    set tmargin at screen py(tall - 66)
    do for [k = 1:10] {
        left = 24 + 190 * ((k - 1) % 3)
        high = 98 - 26 * ((k - 1) / 3)
        set object k rectangle from screen px(left), screen py(high - 8) to screen px(left + 22), screen py(high + 8) \
            fillcolor rgb shade[k] fillstyle solid 1.0 border rgb "#A0A0A0" linewidth 0.5
        if (lines[k] > 0) {
            set object k + 20 rectangle from screen px(left), screen py(high - 8) to screen px(left + 22), screen py(high + 8) \
                fillcolor rgb ink fillstyle transparent pattern lines[k] noborder
        }
        set label k legend[k] noenhanced left at screen px(left + 28), screen py(high) font small textcolor rgb ink
    }
    x(a) = clock(a)
    plot data skip 1 using (x(($3 + $4) / 2)):1:(x($3)):(x($4)):($1 - 0.38):($1 + 0.38):(shade[$5]):ytic(2) \
             with boxxyerror linewidth 0.3 linecolor rgb variable, \
         for [k = 1:10] data skip 1 using (x(($3 + $4) / 2)):(lines[k] > 0 && $5 == k ? $1 : NaN):(x($3)):(x($4)):($1 - 0.38):($1 + 0.38) \
             with boxxyerror fillstyle transparent pattern lines[k] noborder linewidth 0.3 linecolor rgb ink
}
