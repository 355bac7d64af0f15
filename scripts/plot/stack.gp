# SPDX-License-Identifier: GPL-3.0-or-later
# Rows of both routes, stacked: one column per route, shades of its colour, names beside.
# Columns: route (0 molten, 1 ingot), bottom, top, shade, name, place of the name
unset grid
other = 2.66 # where the other column stands: the longest name fits between
set style fill solid 1.0 border rgb "white"
set xrange [-0.3:5.0]
set yrange [real(lowest) * 1.08:real(highest) * 1.08]
set xtics ("molten" 0, "ingot" other) scale 0
set bmargin 3
set rmargin 1
# Shade k of a colour: mixed with white.
mix(c, w) = int(c * (1 - w) + 255 * w)
whiter(k) = k < 7 ? 0.13 * k : 0.85
shade(c, k) = (mix(c / 65536, whiter(k)) * 65536) + (mix((c / 256) % 256, whiter(k)) * 256) + mix(c % 256, whiter(k))
colour(r, k) = shade(r == 0 ? molten : ingot, k)
set label 1 molten_total center at 0, real(molten_top) offset 0,0.7
set label 2 ingot_total center at other, real(ingot_top) offset 0,0.7
text(a) = sprintf(a < 10 && a > -10 ? "%.1f" : "%.0f", a)
plot data skip 1 using ($1 * other):(($2 + $3) / 2):($1 * other - 0.27):($1 * other + 0.27):2:3:(colour($1, $4)) \
         with boxxyerror linecolor rgb variable, \
     data skip 1 using ($1 * other + 0.31):6:(sprintf("%s  %s", strcol(5), text($3 - $2))) \
         with labels left noenhanced font small textcolor rgb "#303030"
