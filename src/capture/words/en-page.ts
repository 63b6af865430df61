import type { Dictionary } from './words.js';

/** What pages show, and what presses: English, and the names that code has for it on the shops of every language. */
export const words: Dictionary = {
  stock:
    '(only|just|last) \\d+ |\\d+ (items? |pieces? )?left\\b|low (in )?stock|(few|limited) (items? |pieces? )?(left|stock|remaining|availab|quantit)|almost (sold out|gone)|selling (fast|out)|going fast|last (one|item|piece)s?\\b|stock (countdown|urgency)',
  countdown:
    'count.?down|\\bend(s|ing) (in|today|tonight|at|soon)|\\bexpires? in|time (left|remaining|is running)|(hours?|hrs|minutes?|mins) (left|remaining)|order within|deal timer',
  offer:
    'limited.?(time|offer)|flash.?(sale|deal)|(today|weekend|hours) only|(deal|offer) of the|last chance|(daily|lightning) deal|special offer|(stocks|supplies) last|final hours',
  reviews:
    '^(?!.*(write|leave|submit|review (your|order|and|&))).*(\\breviews?\\b|feedback|testimonial|customers (say|think))',
  sizes:
    'siz(e|ing) ?(&|and)? ?(fit|guide|chart|help|table|find|advi)|fit (guide|finder)|(my|your|which|right) (size|fit)\\b|measurements? (guide|chart)',
  shipping: '\\b(shipping|delivery)\\b(?! (address|method|date))|\\bpostage|\\bdispatch',
  returns:
    '\\breturns\\b|\\breturn (polic|info|period|window|label|and|&)|(free|easy|day) return|\\brefund|money.?back|\\bexchanges',
  video:
    '\\bvideos?\\b|\\bwatch (the|our|now|this|it|how)\\b|youtube|vimeo|\\bplay( (the|clip|film|now))?$|\\btrailer\\b',
  about:
    'about ?(us|our|me|the (brand|company|maker|designer|founder))\\b|\\bour (story|history|values|mission|heritage|philosophy|people|team|craft|roots|brand)\\b|who we are|brand (story|values|history)|meet the (maker|founder|designer|team)',
  lookbook:
    'look.?books?\\b|(shop|get|style|complete) the look|\\beditorials?\\b|style (guide|inspiration|edit)|inspirations?\\b|outfit ideas',
  description: '\\bdescription\\b|product (info|overview|story)|about (this|the) (item|product|piece)|^overview$',
  details:
    '^(?!.*(account|contact|order|payment|personal|shipping)).*\\b(details?\\b|specs?\\b|specification|features\\b|materials\\b|ingredients|care (instr|guide)|dimensions|technical data|what.s (inside|in ))',
  recommendations:
    '\\byou.{0,6} (also )?(like|love)\\b|(people|customers|often|frequently) (also )?(bought|viewed)|(related|similar|recommended) (product|item)|recommendations\\b|recently viewed|(pairs?|goes|wear) (\\w+ )?with|more like this|(up|cross).?sells?\\b',
};
