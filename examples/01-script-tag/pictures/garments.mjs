import { box, dark, fill, light, line, mix, oval, seam, shade, times } from './ink.mjs';

const sleeve = 'M296 206 Q236 224 214 306 L160 566 Q158 584 176 588 L226 598 Q242 600 246 584 L304 372Z';
const rightSleeve = 'M504 206 Q564 224 586 306 L640 566 Q642 584 624 588 L574 598 Q558 600 554 584 L496 372Z';
const trunk =
  'M312 194 Q400 232 488 194 L522 214 Q540 330 536 634 Q536 650 522 652 Q400 666 278 652 Q264 650 264 634 Q260 330 278 214Z';
const floor = shade(400, 672, 200);

const sleeves = (ink, c) => fill(sleeve, ink.round(dark(c, 0.06))) + fill(rightSleeve, ink.round(dark(c, 0.22)));
const cuffs = (c) =>
  fill('M168 548 L250 562 L245 586 Q242 600 226 598 L176 588 Q158 584 160 566Z', dark(c, 0.3)) +
  fill('M632 548 L550 562 L555 586 Q558 600 574 598 L624 588 Q642 584 640 566Z', dark(c, 0.42));

export function jacket(ink, c) {
  const deep = dark(c, 0.45);
  const pocket = (x) =>
    box([x, 500, 96, 104, 8], ink.flat(dark(c, 0.08))) +
    fill(`M${x - 3} 496 H${x + 99} V520 Q${x + 48} 546 ${x - 3} 520Z`, ink.flat(c)) +
    seam(`M${x + 6} 598 H${x + 90}`, deep) +
    oval([x + 48, 520, 5, 5], '#d8b06a');
  return (
    floor +
    sleeves(ink, c) +
    cuffs(c) +
    fill(trunk, ink.round(c)) +
    fill('M316 196 Q400 300 484 196 L470 176 Q400 210 330 176Z', dark(c, 0.6)) +
    fill('M312 194 Q300 170 334 150 Q364 196 398 262 L356 300 Q318 240 312 194Z', ink.flat(mix(c, '#4b3524', 0.62))) +
    fill('M488 194 Q500 170 466 150 Q436 196 402 262 L444 300 Q482 240 488 194Z', ink.flat(mix(c, '#3a2a1e', 0.72))) +
    fill('M386 262 H414 V656 H386Z', dark(c, 0.14)) +
    line('M386 268 V655', [deep, 2.5]) +
    seam('M379 300 V650', deep) +
    times(5, (i) => oval([400, 318 + i * 68, 6, 6], '#e0bb78') + oval([398, 316 + i * 68, 2, 2], '#fff6df')) +
    pocket(276) +
    pocket(428) +
    seam('M268 632 Q400 648 532 632', deep) +
    line('M290 250 Q300 360 292 470', [light(c, 0.45), 6], 'opacity=".35"') +
    seam('M306 214 Q298 300 304 380', deep) +
    seam('M494 214 Q502 300 496 380', deep)
  );
}

export function smock(ink, c) {
  const deep = dark(c, 0.4);
  return (
    floor +
    sleeves(ink, c) +
    cuffs(c) +
    fill('M300 214 Q300 110 400 104 Q500 110 500 214 Q486 262 400 264 Q314 262 300 214Z', ink.round(dark(c, 0.1))) +
    fill('M330 214 Q330 138 400 134 Q470 138 470 214 Q450 246 400 248 Q350 246 330 214Z', dark(c, 0.62)) +
    line('M322 204 Q330 122 400 120 Q470 122 478 204', [light(c, 0.3), 7]) +
    fill(trunk.replace('Q400 232', 'Q400 270'), ink.round(c)) +
    line('M400 236 V420', [deep, 5]) +
    oval([400, 424, 5, 9], '#2a2f38') +
    fill('M300 468 H500 L514 592 H286Z', ink.flat(dark(c, 0.1))) +
    line('M300 470 L286 590', [deep, 3]) +
    line('M500 470 L514 590', [deep, 3]) +
    line('M312 476 H488', [light(c, 0.35), 4], 'opacity=".6"') +
    line('M356 236 V316 M444 236 V316', ['#f4ead6', 4]) +
    oval([356, 322, 5, 8], '#2a2f38') +
    oval([444, 322, 5, 8], '#2a2f38') +
    line('M288 260 Q298 350 290 456', [light(c, 0.5), 7], 'opacity=".4"') +
    seam('M268 634 Q400 648 532 634', deep)
  );
}

const cable = (c, x) =>
  times(9, (i) =>
    line(
      `M${x - 11} ${282 + i * 38} q22 10 22 20 q0 9 -22 18 M${x + 11} ${282 + i * 38} q-22 10 -22 20`,
      [dark(c, 0.2), 3.5],
      'opacity=".75"',
    ),
  ) + line(`M${x - 20} 268 V612 M${x + 20} 268 V612`, [light(c, 0.4), 2.5], 'opacity=".55"');

export function jumper(ink, c) {
  const thread = dark(c, 0.2);
  const rib = times(26, (i) => line(`M${274 + i * 10} 618 V648`, [thread, 2.5], 'opacity=".6"'));
  const moss = (x) =>
    times(15, (i) =>
      line(`M${x} ${270 + i * 23} l7 8 l7 -8 M${x + 18} ${282 + i * 23} l7 8 l7 -8`, [thread, 2], 'opacity=".5"'),
    );
  return (
    floor +
    sleeves(ink, c) +
    cuffs(mix(c, '#b09a78', 0.4)) +
    fill(trunk, ink.round(c)) +
    [334, 400, 466].map((x) => cable(c, x)).join('') +
    moss(280) +
    moss(488) +
    times(
      8,
      (i) =>
        line(`M${206 + i * 11} ${322 + i * 3} L${168 + i * 9} ${544 + i}`, [thread, 2], 'opacity=".28"') +
        line(`M${594 - i * 11} ${322 + i * 3} L${632 - i * 9} ${544 + i}`, [thread, 2], 'opacity=".35"'),
    ) +
    fill('M264 616 Q400 634 536 616 V634 Q536 650 522 652 Q400 666 278 652 Q264 650 264 634Z', dark(c, 0.1)) +
    rib +
    fill('M318 198 Q314 150 336 142 Q400 160 464 142 Q486 150 482 198 Q400 246 318 198Z', ink.round(dark(c, 0.08))) +
    times(13, (i) =>
      line(
        `M${330 + i * 11.6} ${158 + 8 * Math.sin((i / 12) * 3.14)} l${(i - 6) * 0.9} 50`,
        [thread, 2.5],
        'opacity=".55"',
      ),
    ) +
    oval([400, 149, 62, 11], dark(c, 0.5))
  );
}

export function gilet(ink, c) {
  const deep = dark(c, 0.38);
  const body =
    'M310 188 Q400 226 490 188 L514 204 Q486 300 530 372 Q544 500 536 632 Q536 650 520 652 Q400 664 280 652 Q264 650 264 632 Q256 500 270 372 Q314 300 286 204Z';
  const bands = times(7, (i) => {
    const y = 284 + i * 52;
    return (
      line(`M240 ${y} Q400 ${y + 26} 560 ${y}`, [deep, 4]) +
      line(`M240 ${y + 9} Q400 ${y + 35} 560 ${y + 9}`, [light(c, 0.42), 6], 'opacity=".5"') +
      times(9, (k) =>
        line(`M${278 + k * 31} ${y + 6 + 12 * Math.sin(k / 2.6)} l${3 - k} 16`, [deep, 2], 'opacity=".4"'),
      )
    );
  });
  return (
    floor +
    fill(body, ink.round(c)) +
    `<g clip-path="${ink.clip(body)}">${bands}</g>` +
    fill('M318 190 Q314 136 342 130 Q400 150 458 130 Q486 136 482 190 Q400 244 318 190Z', ink.round(dark(c, 0.06))) +
    line('M326 166 Q400 206 474 166', [deep, 4]) +
    oval([400, 138, 56, 11], dark(c, 0.6)) +
    line('M400 206 V658', [dark(c, 0.55), 7]) +
    line('M400 206 V658', ['#d9c79c', 2], 'stroke-dasharray="3 4"') +
    box([393, 216, 14, 30, 6], '#e0c58e') +
    box([440, 330, 46, 24, 4], mix(c, '#20242c', 0.6)) +
    line('M448 342 h30', ['#e8dcc0', 3])
  );
}

export function tee(ink, c) {
  const deep = dark(c, 0.3);
  return (
    floor +
    fill(
      'M300 190 Q236 210 206 300 L176 372 Q174 384 186 390 L256 414 Q268 416 272 404 L306 300Z',
      ink.round(dark(c, 0.06)),
    ) +
    fill(
      'M500 190 Q564 210 594 300 L624 372 Q626 384 614 390 L544 414 Q532 416 528 404 L494 300Z',
      ink.round(dark(c, 0.2)),
    ) +
    fill(
      'M316 182 Q400 262 484 182 L512 196 Q530 330 528 626 Q528 644 512 646 Q400 660 288 646 Q272 644 272 626 Q270 330 288 196Z',
      ink.round(c),
    ) +
    fill('M312 182 Q340 172 352 172 Q400 238 448 172 Q460 172 488 182 Q400 284 312 182Z', dark(c, 0.12)) +
    fill('M346 172 Q400 190 454 172 Q400 250 346 172Z', dark(c, 0.5)) +
    seam('M284 626 Q400 642 516 626', deep) +
    seam('M186 372 L266 398', deep) +
    seam('M614 372 L534 398', deep) +
    line('M300 250 Q308 400 300 560', [light(c, 0.5), 9], 'opacity=".3"') +
    line('M480 330 Q466 440 486 560 M330 440 Q350 520 334 600', [deep, 4], 'opacity=".3"') +
    box([446, 300, 34, 18, 3], light(c, 0.6)) +
    line('M452 309 h22', [deep, 2])
  );
}

export function beanie(ink, c) {
  const deep = dark(c, 0.3);
  const dome = 'M228 470 Q224 232 400 226 Q576 232 572 470Z';
  const ribs = times(15, (i) =>
    line(`M${236 + i * 23.4} 480 Q${250 + i * 21.4} 320 ${364 + i * 5.2} 232`, [deep, 4], 'opacity=".45"'),
  );
  const brim =
    'M210 452 Q208 438 226 436 Q400 462 574 436 Q592 438 590 452 L584 566 Q582 580 566 582 Q400 606 234 582 Q218 580 216 566Z';
  return (
    shade(400, 596, 186) +
    fill(dome, ink.round(c)) +
    `<g clip-path="${ink.clip(dome)}">${ribs}</g>` +
    fill(brim, ink.round(light(c, 0.06))) +
    times(24, (i) =>
      line(
        `M${224 + i * 15.3} ${452 + 14 * Math.sin((i / 23) * 3.14)} l${(11.5 - i) * 0.5} 124`,
        [deep, 4],
        'opacity=".42"',
      ),
    ) +
    times(70, () =>
      line(`M400 214 l${Math.round((ink.random() - 0.5) * 128)} ${Math.round((ink.random() - 0.55) * 118)}`, [
        mix(light(c, 0.35), deep, ink.random() * 0.5),
        9,
      ]),
    ) +
    box([486, 520, 54, 34, 4], '#ead9b6') +
    line('M496 537 h34', ['#6b5138', 3])
  );
}
