# SPDX-License-Identifier: GPL-3.0-or-later
# Panels: melt and hot face over the steps; shell with its limit on the road; skull, when there is
# any; the temperature through the wetted wall at the end of some steps.
# Columns: h, melt, face, shell, skull. bands, profiles, layers: see the head of this file.
limit = 130 # degC on the road, source GR_UN3257
stats data skip 1 using 1:3 nooutput name "f"
stats data skip 1 using (valid(2) ? $2 : $3) nooutput name "t"
stats data skip 1 using 1:4 nooutput name "s"
stats data skip 1 using 1:5 nooutput name "k"
last_h = f_max_x
top = ceil((t_max > f_max_y ? t_max : f_max_y) / 100.0 + 0.2) * 100
from(b) = real(substr(b, 1, strstrt(b, ":") - 1))
rest(b) = substr(b, strstrt(b, ":") + 1, strlen(b))
to(b) = real(substr(rest(b), 1, strstrt(rest(b), ":") - 1))
what(b) = rest(rest(b))
# Grey tells driving from standing, tint from burner, in print too: by lightness, and by the words.
shade(a) = a eq "drive" ? "#D8D8D8" : a eq "preheat" ? "#FBE3C0" : a eq "stand" ? "#F2F2F2" : \
           a eq "clean" ? "#E8E8F4" : "#BFD9EA"
skull = k_max_y > 0
@panels
set lmargin at screen px(64)
set rmargin at screen px(514)

# --- melt and hot face; what is done is written into its band, higher where the band is narrow, and
# below the panel by its tint where bands stand too close for letters
set tmargin at screen py(tall - 80)
set bmargin at screen py(tall - 390)
set label 1 "melt and hot face, °C" @heading
set xrange [0:last_h]
set yrange [0:top]
set format x ""
crowded = 0; written = -last_h
do for [i = 1:words(bands)] {
    b = word(bands, i)
    narrow = to(b) - from(b) < 0.035 * last_h
    set object i rectangle from first from(b), graph 0 to first to(b), graph 1 \
        fillcolor rgb shade(what(b)) fillstyle solid 1.0 noborder behind
    middle = (from(b) + to(b)) / 2
    room = !narrow || text_mode || middle - written > 0.037 * last_h
    if (narrow && room) { written = middle }
    if (!room) { crowded = 1 }
    if (room) {
        set label 200 + i what(b) noenhanced rotate by (text_mode ? 0 : 90) left \
            at first middle, graph (text_mode ? 0.08 * (i % 3 + 1) : narrow ? 0.27 : 0.02) font small textcolor rgb "#505050"
    }
}
if (crowded) { set label 199 "orange: burner; blue: fill, pour; dark grey: drive" right at graph 1, graph -0.055 font small textcolor rgb "#505050" }
face_end = 0; melt_x = NaN; melt_end = NaN
stats data skip 1 using (face_end = $3, $3) nooutput name "e"
stats data skip 1 using (valid(2) ? (melt_x = $1, melt_end = $2, $2) : NaN) nooutput name "l"
set label 2 "hot face" left at first last_h, first face_end offset beside,-0.3 textcolor rgb ingot_text
set label 3 "melt" left at first last_h, first melt_end offset beside,0.6 textcolor rgb molten
plot data skip 1 using 1:3 with lines dashtype 2 linewidth 2.4 linecolor rgb "#B07800", \
     data skip 1 using 1:2 with lines linewidth 3 linecolor rgb molten
do for [i = 1:words(bands)] { unset label 200 + i }
unset label 199; unset label 2; unset label 3; unset label 100

# --- shell
set tmargin at screen py(tall - 436)
set bmargin at screen py(tall - (skull ? 560 : 680))
set yrange [0:(s_max_y > limit ? s_max_y : limit) * 1.35]
set label 1 "shell, °C"
set ytics 50
set format x (skull ? "" : "%g")
if (!skull) { set label 9 "time, h" @under textcolor rgb ink }
set arrow 1 from graph 0, first limit to graph 1, first limit nohead dashtype 3 linewidth 1.6 \
    linecolor rgb "#404040"
set label 4 "130 °C, most on the road" left at graph 0.01, first limit offset 0,0.7 font small \
    textcolor rgb ink
shell_end = 0
stats data skip 1 using (shell_end = $4, $4) nooutput name "e"
set label 5 "shell" left at first last_h, first shell_end offset beside,0 textcolor rgb green_text
plot data skip 1 using 1:4 with lines linewidth 2.4 linecolor rgb green
unset arrow 1; unset label 4; unset label 5

# --- skull
if (skull) {
    set tmargin at screen py(tall - 606)
    set bmargin at screen py(tall - 680)
    set yrange [0:k_max_y * 1.25]
    set ytics 10 ** floor(log10(k_max_y)) * (k_max_y / 10 ** floor(log10(k_max_y)) > 4 ? 2 : 1)
    set format x "%g"
    set label 1 "frozen metal left in the ladle (skull), kg"
    set label 9 "time, h" @under textcolor rgb ink
    plot data skip 1 using 1:5 with steps linewidth 2 linecolor rgb "#000000"
}
do for [i = 1:words(bands)] { unset object i }
unset label 9

# --- through the wall
set tmargin at screen py(290)
set bmargin at screen py(74)
depth = from(word(layers, words(layers)))
set xrange [0:depth]
set yrange [0:top]
set ytics 200
set format x "%g"
set label 1 "in the wall, °C, at the end of these steps" offset 0,2.1
set label 9 "depth from the hot face, mm" @under textcolor rgb ink
place = 0
do for [i = 1:words(layers)] {
    b = word(layers, i)
    here = from(b)
    set arrow 10 + i from first here, graph 0 to first here, graph 1 nohead linewidth 0.8 \
        linecolor rgb "#909090"
    if (here - place > 0.1 * depth) {
        set label 10 + i rest(b) noenhanced center \
            at first (place + here) / 2, graph 1.0 offset 0,0.6 font small textcolor rgb "#505050"
    }
    place = here
}
set key inside left bottom Left reverse samplen 3 spacing 1.1 font small textcolor rgb ink
name_of(i) = word(profile_names, i)
nice(s) = strstrt(s, "_") ? substr(s, 1, strstrt(s, "_") - 1) . " " . \
          substr(s, strstrt(s, "_") + 1, strlen(s)) : s
plot for [i = 1:words(profiles)] "profile.csv" skip 1 \
     using ($2 == int(word(profiles, i)) ? $6 : NaN):7 with lines linewidth 2 dashtype i \
     linecolor rgb (i == words(profiles) ? molten : i == 1 ? 0xB07800 : 0x707070) \
     title nice(nice(nice(name_of(i))))
unset multiplot
