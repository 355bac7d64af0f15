# SPDX-License-Identifier: GPL-3.0-or-later
# The rows of both sheets, stacked: one column per route, shades of its colour, names inside or beside.
# Columns: route (0 molten, 1 ingot), bottom, top, shade, name
set grid noytics
set style fill solid 1.0 border rgb "white"
set xrange [-0.5:2.9]
set yrange [0:real(highest) * 1.08]
set xtics ("molten" 0, "ingot" 1.6) scale 0
set bmargin 3
# Shade k of a colour: mixed with white.
mix(c, w) = int(c * (1 - w) + 255 * w)
shade(c, k) = (mix(c / 65536, 0.13 * k) * 65536) + (mix((c / 256) % 256, 0.13 * k) * 256) + mix(c % 256, 0.13 * k)
colour(r, k) = shade(r == 0 ? molten : ingot, k)
set label 1 molten_total center at 0, real(molten_total) offset 0,0.7
set label 2 ingot_total center at 1.6, real(ingot_total) offset 0,0.7
plot data skip 1 using ($1 * 1.6):(($2 + $3) / 2):($1 * 1.6 - 0.3):($1 * 1.6 + 0.3):2:3:(colour($1, $4)) \
         with boxxyerror linecolor rgb variable, \
     data skip 1 using ($1 * 1.6 + 0.34):(($2 + $3) / 2):(sprintf("%s  %.0f", strcol(5), $3 - $2)) \
         with labels left noenhanced textcolor rgb "#303030"
