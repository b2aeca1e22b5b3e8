// Two places and no choice yet: either at one or at the other, 到时候再看寄哪个, 어디로 받을지 내일. Which of them counts
// the buyer will say later, so that nothing of either can be told.
import { fold } from './fold.ts';
import type { Outcome, Part } from './types.ts';

const signs: RegExp[] = [
  /或者[^\n]{2,50}(?:还没|没)(?:想好|定|决定|确定)/u,
  /\b(?:non so (?:ancora )?quale|no sé (?:todavía )?(?:cuál|a cuál)|je ne sais pas (?:encore )?(?:laquelle|où)|weiß (?:noch )?nicht,? (?:welche|wohin))/,
  /[两2二]个(?:收货|收件)?地址[^\n]*(?:到时候?|回头|晚点|等我|还没|再(?:看|定|说|告诉|通知|决定))/u,
  /(?:到时候?|回头|晚点|明天|过两天|等我)[^,，。\n]{0,6}(?:看|定|说|想|告诉你?|通知你?|确定|决定)[^,，。\n]{0,4}(?:寄|发|送|收|用)?(?:到|在)?(?:哪|那个地址)/u,
  /(?:还没|没)(?:想好|定|决定|确定)[^,，。\n]{0,5}(?:寄|发|送|收|用|去)?(?:到|在)?哪/u,
  /(?:어디|어느\s?(?:쪽|곳|주소))(?:으?로|에서|서)?\s?(?:받을지|받을까|보낼지|할지|갈지)/u,
  /(?:두|2)\s?(?:군데|곳|주소)[^\n]*(?:아직|나중에|내일|이따|다시)\s?[^\n]{0,8}(?:말씀|연락|알려|정)/u,
  /\beither (?:at|to|in|on)?\s?[^.!?\n]{0,8}\d[^.!?\n]{2,60}\bor (?:at |to |in |on )?(?:the |my )?\d/,
  /\b(?:haven't|have not|not) (?:yet )?decided\b|\b(?:undecided|still deciding)\b/,
  /\bor\b[^.!?\n]{3,60}\b(?:will|i'll|i will|we'll|can) (?:let you know|tell you|confirm|decide)\b/,
];

/** Whether a folded message says of two places that it is still open which one counts. */
export const undecided = (text: string): boolean => signs.some((sign) => sign.test(text));

/** 518号还是5018号我忘了, one here and one there: who does not know the number, or sends to two, said no other one. */
export function hedge(message: string, verdicts: Record<Part, Outcome>): void {
  const { text } = fold(message);
  const open = undecided(text);
  if (!open && !unsure.test(text) && !divided.test(text)) return;
  for (const part of ['region', 'street', 'unit'] as const)
    if (open || verdicts[part] === 'differ') verdicts[part] = 'unknown';
}
const divided =
  /(?:분할|나눠서?|따로|각각)\s?(?:보내|배송)?.{0,6}(?:되나|될까|가능|돼요\?)|先[寄发]哪|(?:寄|发|送)(?:到)?[两2]个(?:地方|地址).{0,3}[吗不行]|哪个(?:都[行可]|方便|近)|(?:split|separate)[^.]{0,30}\?/u;
const unsure =
  /忘了|忘记了|记不[清得]|不记得|不确定|不太清楚|还是.{0,8}来着|기억이?\s?안|헷갈|확실하지|\b(?:not sure|can't remember|don't remember|cannot remember|i forg[eo]t)\b/u;
