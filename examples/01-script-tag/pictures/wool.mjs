import { box, dark, fill, light, line, mix, oval, shade, times } from './ink.mjs';

const fringe = (c, second) =>
  times(19, (i) => line(`M${206 + i * 9} 604 q${i % 2 ? 5 : -5} 26 ${i % 3} 52`, [i % 2 ? second : light(c, 0.3), 5]));

export function blanket(ink, c) {
  const second = mix(c, '#f4e9d2', 0.6);
  const fold = (y, h, tint) => {
    const d = `M190 ${y + 16} Q190 ${y} 212 ${y} H588 Q628 ${y} 628 ${y + h / 2} Q628 ${y + h} 588 ${y + h} H212 Q190 ${y + h} 190 ${y + h - 16}Z`;
    const checks =
      times(
        6,
        (i) =>
          box([222 + i * 68, y, 22, h, 0], second, 'opacity=".55"') +
          box([256 + i * 68, y, 6, h, 0], dark(c, 0.5), 'opacity=".5"'),
      ) + times(3, (i) => box([180, y + 14 + i * (h / 3), 460, 8, 0], second, 'opacity=".4"'));
    return (
      fill(d, ink.round(tint)) +
      `<g clip-path="${ink.clip(d)}">${checks}</g>` +
      line(`M212 ${y + h} H588`, [dark(c, 0.5), 3], 'opacity=".5"')
    );
  };
  const drape = 'M190 270 H384 V606 Q290 616 190 606Z';
  const checks =
    times(
      3,
      (i) =>
        box([212 + i * 62, 260, 22, 350, 0], second, 'opacity=".55"') +
        box([244 + i * 62, 260, 6, 350, 0], dark(c, 0.5), 'opacity=".5"'),
    ) + times(6, (i) => box([180, 296 + i * 54, 210, 16, 0], second, 'opacity=".4"'));
  return (
    shade(405, 648, 236) +
    fold(524, 120, dark(c, 0.1)) +
    fold(404, 120, dark(c, 0.03)) +
    fold(284, 120, c) +
    fill(drape, ink.flat(light(c, 0.08))) +
    `<g clip-path="${ink.clip(drape)}">${checks}</g>` +
    line('M384 284 V604', [dark(c, 0.5), 5], 'opacity=".35"') +
    fringe(c, second) +
    box([330, 560, 40, 26, 3], '#f3e6c8') +
    line('M338 573 h24', [dark(c, 0.5), 3])
  );
}

export function candle(ink, c) {
  const clay = mix(c, '#efe3cd', 0.3);
  return (
    shade(400, 646, 150) +
    oval([400, 300, 230, 220], ink.glow('#ffcf73', 0.75)) +
    fill('M262 372 Q400 344 538 372 L522 598 Q516 642 470 646 H330 Q284 642 278 598Z', ink.round(clay)) +
    oval([400, 374, 138, 30], ink.round(light(clay, 0.2))) +
    oval([400, 378, 122, 23], '#f6e8c6') +
    oval([404, 382, 62, 11], '#fff8e2') +
    line('M400 380 V336', ['#3a2c22', 6]) +
    fill('M400 350 q-32 -28 -6 -72 q8 -14 8 -34 q36 50 24 80 q-8 20 -26 26Z', '#f6a93b') +
    fill('M401 348 q-15 -16 -1 -40 q15 24 1 40Z', '#fff2c4') +
    fill(
      'M272 520 Q340 536 400 528 Q470 520 528 530 L522 598 Q516 642 470 646 H330 Q284 642 278 598Z',
      ink.round('#c7a27c'),
    ) +
    box([344, 430, 112, 62, 4], '#f7efdc') +
    line('M362 450 h76 M376 470 h48', [dark(c, 0.35), 4]) +
    line('M290 414 Q288 460 292 508', ['#fffaf0', 12], 'opacity=".5"')
  );
}

export function cushion(ink, c) {
  const d =
    'M196 246 Q400 214 604 246 Q632 250 626 276 Q598 430 630 606 Q634 634 606 636 Q400 662 194 636 Q166 634 170 606 Q202 430 174 276 Q168 250 196 246Z';
  const bones = times(12, (row) =>
    line(
      `M150 ${224 + row * 40} ${times(13, (i) => `l20 ${i % 2 ? -22 : 22} `)} ${times(13, (i) => `l20 ${i % 2 ? 22 : -22} `)}`,
      [row % 2 ? dark(c, 0.3) : light(c, 0.5), 7],
      'opacity=".42"',
    ),
  );
  return (
    shade(400, 648, 230) +
    fill(d, ink.flat(c)) +
    `<g clip-path="${ink.clip(d)}">${bones}${oval([560, 580, 330, 300], ink.glow('#1b2030', 0.3))}</g>` +
    line(d, [dark(c, 0.35), 5]) +
    line('M290 300 Q350 330 372 420 M520 570 Q450 540 436 480', [dark(c, 0.4), 5], 'opacity=".35"') +
    oval([400, 438, 17, 17], ink.round('#5d4630')) +
    oval([395, 434, 3, 3], '#e7d4b0') +
    oval([405, 442, 3, 3], '#e7d4b0')
  );
}
