// Lines of chat around an address in Latin letters: the baby sleeps, the doorman goes home at eleven. They name no place, and
// what reads towns and doors must not take them for one.

import { filler } from './west-account.ts';
import { wordsOf } from './west-tokens.ts';
import {
  isDirection,
  isGrown,
  isSuffix,
  isSureSuffix,
  spellWord,
  stateOf,
  talk,
  units,
} from './west-words.ts';

/** What people write about a parcel, a house and a day. */
export const everyday: ReadonlySet<string> = new Set(
  `afternoon afterwards again ages alone answer anybody anymore anyone anytime anything anywhere arrive arrives arrived asleep ask aunt auntie away awake baby bad bark barks barking basket bday bed behind
bench better big bike bin birthday bit black blanket blue boots boss boy breaks brother brown buddy building busy button buy called calls calling camera cancel car carry cat catch chance chat cheap child children
christmas clear climb close closed closes closing cold colour color concierge cool cough counter crazy cute dad dark daughter days deaf dear deck desk dinner doesn't dog dogs doorbell doormat doorman doorway
downstairs driveway dumb early earlier eat elevator empty entrance entry evening event excuse excited eyes fence fix flowers flight forever forgot fri friday friend friendly fun funny garage garden gates gift girl girlfriend glad gone
grandma grandpa grass green grandmother guard guest guy hall hallway hand hands handle hang happens hard hate hates haven't hear heavy hell hidden hide highway hold holding holiday holidays home honey honestly hour hours hubby huge
hungry hurry husband ignore ill important inside intercom job jumps keys kid kids kiddo kitchen knock knocking ladder lady landing landlord late lately later laundry light lights lit lobby locked lock
loud lunch luck maid mail mailbox mailman mailmen mailroom maintenance manager mat meet meeting meter midday middle midnight might minute minutes missed mix mixes mixed mom mon monday morning mornings mother mum music
nap nasty neighbor neighbors neighbour neighbours nervous nice night nights noise noon nope note nurse off office often omg once ones online open opens orange others outside package panel paint painted paper party patio patience
pay pet phew phone pick picture pink plant planter play porch porter possible postie posties pot present press pretty promise promised purple question rain raining rang reader reception receptionist red remote rest
ring rings ringing roof roommate running safe saturday sat scared school screaming scream second secret security seriously service shed shift shoes shop shortly shut sick side sign signature signed silly sister sitting sleep sleeps sleeping slow
small smaller smells snow snowing snowman someone somebody something sometimes son soon sooner spare special stairs stairwell stand stay step steps stick stop stops storm strong stuff stupid sunday sun super surprise swear sweet table tape teething tenant
tenants text thru thursday til tight times tired todo tomorrow tonight tons tree trees trick truck truth try trying tues tuesday typing ugh uncle unless upstairs urgent wall walk wait waiting wake wakes watch water
weather wed wednesday week weekday weekdays weekend weekends weeks weird wet white whoever why wide wife window windy wired wise wonder wonderful word words worry wreath wrap wrapped write yard year years yellow yesterday yummy
aber abends ab auch bis danach dann der dem den ein eine einfach erst fertig freund frau früh ganz gegen gern gerne gibt grüße gruß heute hier hinten hund ich immer ist jetzt kann keine kind kinder klingeln klopfen kommt könnt leider liebe mal
mich mir mit morgens nachbar nachbarin nachmittags nochmal nur oder oben papa mama schläft schon sehr sie sind steht türcode uhr unten vielen viele von vor vorne wann warte wenn wir wird wohne wäre zu zur zum
alors après avec avant bébé beaucoup chez chien code coucou dans digicode donc dort elle est fait gardien il ils je jusqu'à la le les là maman matin même midi nous on ou où par pas petit peut plait pour pourrez quand que qui
rentre salut soir sonner sonnette sonnez sont sur sûr toute très tu un une vais vers vous voisin voisine suis
abuela ahora al antes aquí bebé bien buenas casa como con cuando de desde dejar dejad del después día días dormido duerme ella en entre es esta está estoy favor fuera hasta hay hora horas las llamar lo los luego mañana mañanas más media mucho muchas muy noche nada niño niña para pero
perro portero porque por puede puedo saludos siempre solo soy tarde tardes te tengo timbre toca todos tranquilo una uno vecina vecino vez vivo ya
alla alle anche aspetto bambino cane che ciao citofono come dopo dorme fino ho lavoro mattina mezzogiorno molto nonna non ore per piccolo poi pomeriggio portiere portinaio porta prima quando salve sabato sempre senza sera si sono
spero subito suonare tutto vicino vostro
agora aguardando até boa bebê cachorro campainha chego criança depois dormindo então fica filha filho manhã meu minha noite obg pode porteiro portaria pra só tem to tocar vou`
    .split(/\s+/)
    .filter(Boolean),
);

/** Where one of these is said, the line may be about the place. */
const telling =
  /\b(?:not|no|nope|isn'?t|wasn'?t|don'?t|do not|never|instead|wrong|old|new|moved?|moving|chang\w*|correct\w*|actually|sorry|oops|wait no|should|other|another|previous\w*|former\w*|typo|mean|meant|name\w*|recipient|receiver|attn|address\w*|zip|post ?code|send|ship\w*|deliver\w*|liv(?:e|es|ed|ing)|stay\w*|mistake\w*|mixed|mix|rather|either|both|used to|anymore|rented|sold|this one|that one|nicht|kein\w*|sondern|statt|falsch|neue?\w*|umgezogen|wohn\w*|name|pas|plut[oô]t|ancien\w*|nouvel\w*|adresse|nom|mais|ma non|sino|mejor|cambi\w*|nuev\w*|viej\w*|vivo|nombre|direcci[oó]n|n[aã]o|mudei|novo|antigo|endere[cç]o|nome|indirizzo|nuov\w*|vecchi\w*|abito|anzi|sbagliat\w*)\b/i;
/** Behind one of these a number is an hour or a code. */
const counted =
  /(?:\b(?:til|till|until|at|after|before|by|around|past|from|since|til|code|pin|digicode|buzzer|buzz|gate|t[uü]rcode|las|um|ab|bis|[aà]|vers|gegen|apr[eè]s|is|=|:)\s?#?|[-–])$/iu;

/** Whether a line is chat: its words are those of every day, and nothing in it is the order's or names a place. */
function idle(line: string, known: ReadonlySet<string>, country: string): boolean {
  if (telling.test(line)) return false;
  const words = [...line.matchAll(/[\p{L}\p{M}][\p{L}\p{M}'’]*|\d+[a-z]?/gu)];
  if (words.length < 3) return false;
  let plain = 0;
  for (const [i, hit] of words.entries()) {
    const word = hit[0].toLowerCase().replace(/’/g, "'");
    if (/^\d/.test(word)) {
      if (known.has(word) || !counted.test(line.slice(0, hit.index))) return false;
      continue;
    }
    if (known.has(word) && word.length > 2 && !filler.has(word) && !talk.has(word)) return false;
    const spelled = spellWord(word);
    // Green Garden Road is made of words of every day, and is a road.
    if (word.length > 2 && (isSureSuffix(spelled) || isGrown(word))) return false;
    if (everyday.has(word) || talk.has(word) || filler.has(word) || word.length < 3) {
      plain++;
      continue;
    }
    // A town, a road or a person.
    if (/^\p{Lu}/u.test(hit[0]) || units.has(word) || isSuffix(spelled)) return false;
    if (isDirection(spelled) || stateOf(country, word)) return false;
    if (/^(?:in|to|at|from|near|im|in|bei|à|en|em)$/i.test(words[i - 1]?.[0] ?? '')) return false;
  }
  return plain * 3 >= words.length * 2;
}

/** The message with its lines of chat blanked, so that places stay what they are. */
export function withoutIdleLines(message: string, order: string, country: string): string {
  const lines = message.split('\n');
  if (lines.length < 2 || lines.length > 12 || message.length > 800) return message;
  const known = new Set(wordsOf(order.toLowerCase()).flatMap((w) => [w.raw, w.w]));
  return lines.map((line) => (idle(line, known, country) ? ' '.repeat(line.length) : line)).join('\n');
}
