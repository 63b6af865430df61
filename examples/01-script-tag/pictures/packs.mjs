import { box, dark, fill, light, line, mix, oval, seam, shade, times } from './ink.mjs';

const leather = '#8a5a34';
const brass = '#dcb873';
const strap = (ink, [x, y, h]) =>
  box([x, y, 24, h, 6], ink.round(leather)) +
  line(`M${x + 5} ${y + 10} V${y + h - 10}`, ['#d9a878', 1.5], 'stroke-dasharray="5 4"') +
  `<rect x="${x - 5}" y="${y + h * 0.52}" width="34" height="26" rx="4" fill="none" stroke="${brass}" stroke-width="5"/>`;

export function rucksack(ink, c) {
  const deep = dark(c, 0.42);
  return (
    shade(400, 664, 176) +
    line('M368 158 Q368 108 400 108 Q432 108 432 158', [leather, 15]) +
    fill('M222 330 Q190 430 214 600 Q216 622 240 622 L262 622 V320Z', ink.round(dark(c, 0.24))) +
    fill('M578 330 Q610 430 586 600 Q584 622 560 622 L538 622 V320Z', ink.round(dark(c, 0.36))) +
    fill(
      'M246 262 Q248 180 320 174 H480 Q552 180 554 262 L566 606 Q566 654 520 658 Q400 668 280 658 Q234 654 234 606Z',
      ink.round(c),
    ) +
    fill(
      'M276 442 Q276 426 292 426 H508 Q524 426 524 442 L530 606 Q530 628 508 630 Q400 638 292 630 Q270 628 270 606Z',
      ink.flat(dark(c, 0.08)),
    ) +
    seam('M284 442 L280 612 Q400 626 520 612 L516 442', deep) +
    fill(
      'M234 258 Q234 152 322 148 H478 Q566 152 566 258 Q566 372 548 376 Q400 398 252 376 Q234 372 234 258Z',
      ink.round(light(c, 0.06)),
    ) +
    seam('M248 356 Q400 380 552 356', deep) +
    strap(ink, [306, 300, 210]) +
    strap(ink, [470, 300, 210]) +
    box([362, 250, 76, 46, 6], ink.flat(leather)) +
    line('M376 268 h48 M384 280 h32', ['#f0d9b5', 3]) +
    fill('M234 612 Q400 640 566 612 Q566 654 520 658 Q400 668 280 658 Q234 654 234 612Z', ink.round(leather)) +
    line('M264 200 Q282 172 340 170', [light(c, 0.55), 8], 'opacity=".5"')
  );
}

export function rolltop(ink, c) {
  const deep = dark(c, 0.4);
  return (
    shade(400, 664, 160) +
    fill('M262 262 H538 L556 612 Q556 654 516 658 Q400 668 284 658 Q244 654 244 612Z', ink.round(c)) +
    fill('M262 262 H538 L542 332 Q400 350 258 332Z', dark(c, 0.18)) +
    box([248, 176, 304, 40, 20], ink.round(light(c, 0.12))) +
    box([252, 212, 296, 38, 19], ink.round(dark(c, 0.04))) +
    box([256, 244, 288, 36, 18], ink.round(dark(c, 0.12))) +
    line('M250 198 Q214 196 218 260 L236 366', [deep, 15]) +
    line('M550 198 Q586 196 582 260 L564 366', [deep, 15]) +
    box([222, 338, 34, 44, 7], '#30343b') +
    box([544, 338, 34, 44, 7], '#30343b') +
    line('M300 400 L288 640 M500 400 L512 640', [light(c, 0.4), 3], 'opacity=".55"') +
    box([376, 300, 48, 316, 8], dark(c, 0.3)) +
    times(6, (i) => line(`M376 ${340 + i * 46} h48`, [light(c, 0.2), 5], 'opacity=".6"')) +
    fill(
      'M246 586 Q400 612 554 586 L556 612 Q556 654 516 658 Q400 668 284 658 Q244 654 244 612Z',
      ink.round('#3a3d42'),
    ) +
    box([438, 420, 62, 34, 5], light(c, 0.7)) +
    line('M448 437 h42', ['#3a3d42', 4]) +
    line('M284 340 Q276 460 270 570', [light(c, 0.6), 10], 'opacity=".4"')
  );
}

export function tote(ink, c) {
  const deep = dark(c, 0.35);
  return (
    shade(400, 664, 196) +
    line('M330 330 Q318 118 400 116 Q482 118 470 330', [dark(leather, 0.3), 17]) +
    fill('M232 318 Q400 340 568 318 L596 622 Q598 652 566 656 Q400 670 234 656 Q202 652 204 622Z', ink.round(c)) +
    fill('M232 318 Q400 296 568 318 Q400 344 232 318Z', dark(c, 0.5)) +
    line('M312 380 Q296 138 400 136 Q504 138 488 380', [leather, 19]) +
    line('M312 366 Q298 144 400 140', ['#d2a06c', 3], 'opacity=".8"') +
    box([294, 362, 36, 62, 5], ink.flat(leather)) +
    box([470, 362, 36, 62, 5], ink.flat(leather)) +
    [
      [312, 380],
      [312, 406],
      [488, 380],
      [488, 406],
    ]
      .map(([x, y]) => oval([x, y, 5, 5], brass))
      .join('') +
    fill('M209 560 Q400 586 591 560 L596 622 Q598 652 566 656 Q400 670 234 656 Q202 652 204 622Z', ink.round(leather)) +
    seam('M210 574 Q400 600 590 574', '#e2b98d') +
    seam('M238 340 Q400 360 562 340', deep) +
    line('M350 470 q20 -22 50 -4 q26 -26 52 2 q-30 -8 -48 14 q-20 -18 -54 -12', [dark(c, 0.55), 5]) +
    line('M262 400 Q252 470 246 540', [light(c, 0.5), 8], 'opacity=".35"')
  );
}

export function pouches(ink, c) {
  const pouch = ([x, y, w, h], colour) =>
    box([x, y, w, h, 16], ink.flat(colour)) +
    box([x, y, w, 30, 14], dark(colour, 0.16)) +
    line(`M${x + 18} ${y + 32} H${x + w - 18}`, ['#2b2f36', 6]) +
    line(`M${x + 18} ${y + 32} H${x + w - 18}`, ['#d9cba8', 2], 'stroke-dasharray="3 4"') +
    box([x + w - 52, y + 26, 34, 12, 5], brass) +
    line(`M${x + 22} ${y + 58} V${y + h - 26}`, [light(colour, 0.55), 7], 'opacity=".4"') +
    box([x + w - 70, y + h - 46, 46, 24, 4], light(colour, 0.65)) +
    line(`M${x + w - 62} ${y + h - 34} h30`, [dark(colour, 0.4), 3]);
  return (
    shade(400, 650, 220) +
    pouch([212, 206, 376, 436], dark(c, 0.2)) +
    pouch([168, 360, 330, 286], c) +
    pouch([392, 470, 230, 178], mix(c, '#e2b45e', 0.55))
  );
}
