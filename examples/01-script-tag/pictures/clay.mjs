import { box, dark, fill, light, line, mix, oval, shade, specks, times } from './ink.mjs';

const raw = '#c7a27c';
const shine = (d, width = 14) => line(d, ['#fffaf0', width], 'opacity=".5"');

export function mug(ink, c) {
  const body = 'M250 316 Q262 300 400 300 Q538 300 550 316 L540 590 Q534 640 484 644 H316 Q266 640 260 590Z';
  return (
    shade(400, 648, 172) +
    line('M544 372 Q650 360 648 458 Q644 548 538 552', [dark(c, 0.26), 40]) +
    line('M546 366 Q644 358 640 452 Q636 536 540 542', [light(c, 0.12), 24]) +
    fill(body, ink.round(c)) +
    fill(
      'M257 552 Q330 574 400 562 Q470 552 543 566 L540 590 Q534 640 484 644 H316 Q266 640 260 590Z',
      ink.round(raw),
    ) +
    specks(ink, [270, 350, 260, 280], dark(c, 0.6)) +
    oval([400, 316, 150, 32], ink.round(light(c, 0.1))) +
    oval([400, 320, 132, 24], dark(c, 0.42)) +
    oval([400, 328, 118, 17], '#6b4526') +
    oval([372, 325, 40, 4], '#a47a50', 'opacity=".8"') +
    shine('M286 380 Q282 450 290 530') +
    times(2, (i) => line(`M${370 + i * 60} 272 q-20 -30 0 -58 q18 -28 0 -56`, ['#b9ab94', 7], 'opacity=".45"'))
  );
}

export function plate(ink, c) {
  const pool = mix(c, '#4f7f93', 0.5);
  return (
    shade(400, 650, 220) +
    times(
      3,
      (i) =>
        oval([400, 630 - i * 20, 236, 38], ink.round(dark(c, 0.12 + i * 0.02))) +
        oval([400, 624 - i * 20, 236, 36], ink.round(light(c, 0.06))),
    ) +
    `<g transform="rotate(-7 400 360)">${oval([408, 366, 246, 240], '#1b2030', 'opacity=".12"')}${oval([400, 356, 246, 240], ink.round(dark(c, 0.04)))}${oval([400, 356, 238, 232], ink.flat(light(c, 0.16)))}${oval([400, 358, 186, 180], ink.flat(dark(c, 0.12)))}${oval([402, 362, 178, 172], ink.flat(mix(c, pool, 0.4)))}${oval([412, 376, 130, 122], pool, 'opacity=".26"')}${specks(ink, [240, 200, 320, 310, 80], dark(c, 0.55))}${shine('M206 300 Q236 196 336 152', 12)}</g>`
  );
}

export function bowl(ink, c) {
  return (
    shade(400, 640, 190) +
    fill('M330 600 H470 L486 640 H314Z', ink.round(raw)) +
    fill('M150 380 Q166 600 330 616 H470 Q634 600 650 380Z', ink.round(c)) +
    fill(
      'M178 498 Q300 536 400 522 Q520 506 622 500 Q580 604 470 616 H330 Q214 604 178 498Z',
      ink.round(mix(c, raw, 0.65)),
    ) +
    specks(ink, [210, 430, 380, 170, 60], dark(c, 0.55)) +
    oval([400, 380, 252, 76], ink.round(light(c, 0.14))) +
    oval([400, 384, 234, 64], dark(c, 0.4)) +
    oval([400, 394, 220, 52], ink.round(mix(c, '#3d5a66', 0.35))) +
    [
      [300, 366, '#c8643c'],
      [364, 350, '#d98a3f'],
      [436, 348, '#a9b35c'],
      [500, 364, '#c8643c'],
      [400, 372, '#e0a545'],
      [336, 384, '#8fa052'],
      [464, 384, '#d98a3f'],
    ]
      .map(([x, y, o]) => oval([x, y, 44, 38], ink.round(o)) + line(`M${x} ${y - 36} q6 -14 14 -16`, ['#5a4a2c', 5]))
      .join('') +
    fill('M166 392 Q400 520 634 392 Q620 460 400 466 Q180 460 166 392Z', ink.round(c)) +
    shine('M200 440 Q216 500 260 548')
  );
}

export function jug(ink, c) {
  return (
    shade(400, 656, 148) +
    line('M504 262 Q640 250 622 400 Q606 500 520 528', [dark(c, 0.28), 36]) +
    line('M506 256 Q630 250 612 396 Q598 486 522 516', [light(c, 0.1), 20]) +
    fill(
      'M296 196 Q330 180 400 180 Q470 180 500 196 Q496 300 536 420 Q566 560 508 644 Q400 664 292 644 Q234 560 264 420 Q304 300 296 196Z',
      ink.round(c),
    ) +
    fill('M300 200 Q268 186 254 160 Q290 160 332 184Z', ink.round(c)) +
    fill(
      'M262 584 Q330 612 400 596 Q470 584 540 600 Q530 624 508 644 Q400 664 292 644 Q272 620 262 584Z',
      ink.round(raw),
    ) +
    specks(ink, [280, 330, 240, 290, 60], dark(c, 0.55)) +
    fill(
      'M254 160 Q300 166 400 168 Q490 170 502 196 Q480 218 400 216 Q316 214 300 202 Q270 190 254 160Z',
      dark(c, 0.42),
    ) +
    line('M254 160 Q300 168 400 168 Q490 170 502 196', [light(c, 0.35), 6]) +
    shine('M300 330 Q266 430 276 540')
  );
}

export function teapot(ink, c) {
  return (
    shade(410, 640, 206) +
    line('M268 366 Q250 176 400 172 Q550 176 532 366', ['#8c6a3c', 17]) +
    times(12, (i) =>
      line(`M${290 + i * 19} ${250 - Math.round(66 * Math.sin(((i + 1) / 13) * 3.14))} l12 -16`, ['#d1a768', 5]),
    ) +
    fill('M540 540 Q640 520 672 404 L712 396 Q708 580 560 612Z', ink.round(dark(c, 0.16))) +
    oval([692, 400, 22, 9], dark(c, 0.6), 'transform="rotate(-10 692 400)"') +
    fill('M196 500 Q196 380 330 358 H470 Q604 380 604 500 Q604 620 480 640 H320 Q196 620 196 500Z', ink.round(c)) +
    fill('M212 564 Q300 590 400 578 Q500 566 590 576 Q560 628 480 640 H320 Q240 628 212 564Z', ink.round(raw)) +
    specks(ink, [230, 400, 340, 220, 60], light(c, 0.6)) +
    oval([400, 360, 92, 18], dark(c, 0.4)) +
    fill('M314 356 Q330 316 400 314 Q470 316 486 356 Q400 378 314 356Z', ink.round(light(c, 0.08))) +
    oval([400, 306, 24, 18], ink.round(raw)) +
    box([256, 356, 26, 34, 12], ink.round(raw)) +
    box([518, 356, 26, 34, 12], ink.round(dark(raw, 0.2))) +
    shine('M232 470 Q236 420 286 392', 16)
  );
}
