import { box, dark, fill, light, line, mix, oval, shade, specks, times } from './ink.mjs';

const wood = '#c08d55';

export function kettle(ink, c) {
  const body = 'M226 420 Q226 300 330 284 H470 Q574 300 574 420 L590 590 Q590 640 548 644 H252 Q210 640 210 590Z';
  return (
    shade(400, 646, 206) +
    fill('M560 440 Q640 420 668 320 L704 336 Q690 480 580 530Z', ink.round(dark(c, 0.12))) +
    oval([686, 326, 20, 9], dark(c, 0.6), 'transform="rotate(22 686 326)"') +
    line('M256 306 Q256 130 400 126 Q544 130 544 306', ['#3a3d42', 13]) +
    box([318, 112, 164, 34, 17], ink.round(wood)) +
    fill(body, ink.round(c)) +
    specks(ink, [226, 330, 340, 290, 60], light(c, 0.7)) +
    fill('M214 596 Q400 622 588 596 Q590 640 548 644 H252 Q210 640 210 590Z', dark(c, 0.28)) +
    oval([400, 290, 116, 22], dark(c, 0.35)) +
    fill('M296 286 Q310 238 400 236 Q490 238 504 286 Q400 308 296 286Z', ink.round(light(c, 0.05))) +
    line('M284 288 Q400 314 516 288', ['#30343b', 7]) +
    oval([400, 226, 24, 20], ink.round(wood)) +
    oval([258, 304, 12, 12], '#30343b') +
    oval([542, 304, 12, 12], '#30343b') +
    line('M258 380 Q238 460 240 560', ['#fff8e6', 16], 'opacity=".45"') +
    line('M286 352 Q276 366 270 384', ['#fff8e6', 12], 'opacity=".5"')
  );
}

export function stove(ink, c) {
  const brass = '#c9a050';
  return (
    shade(400, 648, 170) +
    box([304, 470, 192, 172, 22], ink.round('#3c5a66')) +
    box([304, 512, 192, 82, 0], ink.round('#e6dcc4')) +
    line('M330 540 h110 M330 562 h76', ['#3c5a66', 6]) +
    fill('M324 470 Q330 436 366 432 H434 Q470 436 476 470Z', ink.round(c)) +
    box([376, 372, 48, 64, 8], ink.round(brass)) +
    times(4, (i) => line(`M378 ${384 + i * 13} h44`, [dark(brass, 0.4), 2])) +
    line('M424 404 H560', [dark(c, 0.3), 9]) +
    fill('M556 386 q34 -8 40 18 q-6 26 -40 18Z', ink.round(brass)) +
    [
      [-1, 240],
      [1, 560],
    ]
      .map(([side, x]) =>
        line(`M${400 + side * 22} 370 L${x} 318 L${x} 262 L${400 + side * 92} 262`, [ink.round(c), 13]),
      )
      .join('') +
    line('M400 372 V254 H372', [dark(c, 0.2), 12]) +
    oval([400, 318, 74, 22], dark(c, 0.5)) +
    oval([400, 308, 74, 22], ink.round(brass)) +
    oval([400, 306, 52, 14], dark(brass, 0.55)) +
    times(9, (i) =>
      fill(
        `M${340 + i * 15} 302 q${i % 2 ? -10 : 8} -34 4 -64 q16 32 6 64Z`,
        i % 2 ? '#79b4d8' : '#4f8fc4',
        'opacity=".75"',
      ),
    ) +
    times(5, (i) => fill(`M${358 + i * 21} 300 q-6 -20 2 -38 q10 20 4 38Z`, '#f4b04f', 'opacity=".9"')) +
    line('M326 488 V622', ['#fff', 8], 'opacity=".4"')
  );
}

export function skillet(ink, c) {
  return (
    shade(390, 600, 250) +
    fill('M548 470 L716 398 Q748 392 748 420 Q748 440 722 450 L566 532Z', ink.flat(dark(c, 0.05))) +
    oval([716, 424, 15, 10], '#e9e2d2', 'transform="rotate(-24 716 424)"') +
    oval([362, 512, 248, 112], ink.round(dark(c, 0.2))) +
    fill('M114 470 Q120 590 362 606 Q604 590 610 470Z', ink.round(c)) +
    oval([362, 462, 250, 108], ink.round(mix(c, '#8c8880', 0.28))) +
    oval([362, 468, 228, 94], dark(c, 0.35)) +
    oval([362, 480, 206, 78], ink.round(mix(c, '#55524e', 0.35))) +
    fill('M110 440 q-34 -2 -26 24 q14 16 34 8Z', ink.round(mix(c, '#8c8880', 0.2))) +
    oval([350, 478, 112, 40], '#fbf4e4') +
    oval([318, 486, 66, 26], '#fdf8ec') +
    oval([420, 470, 60, 24], '#fbf4e4') +
    oval([360, 468, 42, 21], '#eea42f') +
    oval([350, 461, 14, 6], '#fbd58a') +
    line('M166 430 Q240 374 362 366', ['#fff', 6], 'opacity=".35"') +
    times(3, (i) => line(`M${300 + i * 62} 330 q-22 -34 0 -66 q20 -32 0 -62`, ['#b9ab94', 7], 'opacity=".4"'))
  );
}

export function spoons(ink, c) {
  const handle = (x, tilt, head) =>
    `<g transform="rotate(${tilt} 400 560)">${head}${fill(`M${x - 13} 360 L${x - 17} 640 Q${x} 662 ${x + 17} 640 L${x + 13} 360Z`, ink.round(c))}${line(`M${x - 5} 380 L${x - 8} 630`, [light(c, 0.5), 4], 'opacity=".6"')}</g>`;
  return (
    shade(400, 656, 120) +
    handle(
      400,
      -17,
      fill(
        'M352 330 L352 176 Q354 152 376 152 L436 168 Q448 172 448 190 V330 Q424 372 400 372 Q376 372 352 330Z',
        ink.round(dark(c, 0.12)),
      ) +
        box([372, 200, 12, 110, 6], dark(c, 0.45)) +
        box([396, 206, 12, 104, 6], dark(c, 0.45)) +
        box([420, 212, 12, 96, 6], dark(c, 0.45)),
    ) +
    handle(400, 16, fill('M350 160 L450 138 V330 Q426 372 400 372 Q374 372 350 330Z', ink.round(dark(c, 0.18)))) +
    handle(
      400,
      0,
      oval([400, 256, 66, 112], ink.round(c)) +
        oval([402, 252, 50, 92], ink.round(dark(c, 0.2))) +
        line('M368 206 Q354 250 366 300', [light(c, 0.6), 7], 'opacity=".7"'),
    ) +
    times(4, (i) =>
      line(`M356 ${532 + i * 13} Q400 ${546 + i * 13} 446 ${530 + i * 13}`, [i % 2 ? '#5d4a38' : '#74604a', 10]),
    ) +
    line('M430 560 q50 20 62 66 M426 566 q24 40 10 84', ['#5d4a38', 7])
  );
}

export function flask(ink, c) {
  return (
    shade(400, 662, 104) +
    box([306, 300, 188, 360, 26], ink.round(c)) +
    fill('M306 330 Q306 262 340 246 H460 Q494 262 494 330Z', ink.round(c)) +
    box([328, 222, 144, 34, 6], ink.round('#c3c8c8')) +
    fill('M322 130 Q324 112 344 112 H456 Q476 112 478 130 L474 226 H326Z', ink.round(light(c, 0.18))) +
    line('M326 208 H474', [dark(c, 0.4), 4]) +
    box([306, 622, 188, 38, 14], ink.round('#aeb4b4')) +
    line('M334 330 V600', ['#fff8e6', 12], 'opacity=".5"') +
    line('M340 138 V200', ['#fff8e6', 9], 'opacity=".5"') +
    line('M372 470 q18 -20 44 -4 q24 -22 46 2 q-26 -8 -42 12 q-18 -16 -48 -10', [light(c, 0.75), 5]) +
    line('M384 510 h62', [light(c, 0.7), 4])
  );
}

export function lantern(ink, c) {
  const glass = 'M336 286 Q300 350 316 436 Q324 480 346 498 H454 Q476 480 484 436 Q500 350 464 286Z';
  return (
    shade(400, 660, 150) +
    line('M296 320 Q282 96 400 92 Q518 96 504 320', ['#4a4d50', 8]) +
    line('M290 268 Q262 300 268 560 M510 268 Q538 300 532 560', [ink.round(c), 22]) +
    oval([400, 390, 230, 250], ink.glow('#ffcf73', 0.5)) +
    fill(glass, '#fdf0cf', 'opacity=".72"') +
    fill('M400 480 q-46 -40 -10 -102 q8 -14 10 -38 q46 60 34 106 q-8 26 -34 34Z', '#f6a93b') +
    fill('M402 478 q-22 -24 -2 -58 q22 34 2 58Z', '#fff2c4') +
    line('M338 310 Q314 370 328 440', ['#fff', 9], 'opacity=".8"') +
    times(3, (i) =>
      line(
        `M${320 - i * 2 + (i === 2 ? 12 : 0)} ${340 + i * 56} Q400 ${358 + i * 56} ${480 + i * 2 - (i === 2 ? 12 : 0)} ${340 + i * 56}`,
        ['#6b6f70', 4],
        'opacity=".8"',
      ),
    ) +
    fill('M332 292 L350 214 H450 L468 292 Q400 306 332 292Z', ink.round(c)) +
    fill('M316 236 Q330 180 366 176 H434 Q470 180 484 236 Q400 252 316 236Z', ink.round(dark(c, 0.1))) +
    box([366, 146, 68, 36, 10], ink.round(c)) +
    fill('M328 496 H472 L486 546 H314Z', ink.round(dark(c, 0.14))) +
    fill(
      'M262 566 Q264 536 296 536 H504 Q536 536 538 566 L546 628 Q546 656 516 658 H284 Q254 656 254 628Z',
      ink.round(c),
    ) +
    oval([470, 566, 26, 12], ink.round('#d3b060')) +
    line('M290 566 V628', ['#fff8e6', 10], 'opacity=".4"') +
    line('M490 508 h46', ['#8b7a4a', 6]) +
    oval([546, 508, 12, 12], ink.round('#d3b060'))
  );
}
