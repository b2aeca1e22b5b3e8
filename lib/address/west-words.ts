// The words of Western addresses: one spelling for streets, directions, states, units and ordinals, and the talk that
// never belongs to an address. Full names become their abbreviation, so that St (street, saint) needs no deciding.

const pairs = (list: string): Map<string, string> =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('=') as [string, string]),
  );

/** Kinds of street at the end of a name. */
const suffixes =
  pairs(`street=st saint=st sainte=st avenue=ave av=ave avn=ave road=rd drive=dr lane=ln boulevard=blvd boul=blvd bd=blvd court=ct
 place=pl way=way wy=way terrace=ter tce=ter parkway=pkwy pky=pkwy highway=hwy square=sq circle=cir trail=trl crescent=cres cr=cres close=cl
 gardens=gdns garden=gdns grove=gr grv=gr mews=mews walk=walk row=row quay=quay parade=pde turnpike=tpke expressway=expy alley=aly
 plaza=plz approach=appr appr=appr passage=psge psge=psge cove=cv crossing=xing xing=xing extension=ext ext=ext loop=loop path=path pike=pike rise=rise wharf=wharf esplanade=esp freeway=fwy hill=hl broadway=broadway av=ave avda=ave avenida=ave
 st=st ave=ave rd=rd dr=dr ln=ln blvd=blvd ct=ct pl=pl ter=ter pkwy=pkwy hwy=hwy sq=sq cir=cir trl=trl cres=cres cl=cl gdns=gdns gr=gr
 pde=pde tpke=tpke expy=expy aly=aly plz=plz esp=esp fwy=fwy hl=hl jalan=jln jln=jln jl=jln lorong=lor lor=lor lrg=lor`);

export const british = /^(?:GB|IE|NZ|AU|ZA)$/;
/** Kinds of street in Britain and Ireland that are plain words too. */
export const weak =
  /^(?:park|green|view|vale|gate|fields|meadow|meadows|wood|court|downs|heath|mount|bank|side)$/;

/** Of these the sense is plain even where nothing else speaks for an address. */
const sure = new Set([
  'st',
  'ave',
  'rd',
  'ln',
  'blvd',
  'pkwy',
  'hwy',
  'ter',
  'cres',
  'gdns',
  'mews',
  'expy',
  'fwy',
  'tpke',
  'jln',
  'lor',
]);

/** Kinds of street that stand before the name, and endings grown together with it. */
const before = new Set(
  'av avda rue via viale piazza corso largo calle avenida paseo plaza rua travessa avenue boulevard place chemin allee impasse quai route cours jalan jln jl camino carrera'.split(
    ' ',
  ),
);
const grown =
  /(?:strasse|str|weg|platz|gasse|allee|damm|ufer|ring|straat|laan|plein|gracht|kade|gatan|vagen|gade|vej|vei|veien|katu|tie)$/;

const others =
  pairs(`north=n south=s east=e west=w nth=n sth=s upp=upper upr=upper lwr=lower ctrl=central pk=park northeast=ne northwest=nw southeast=se southwest=sw mount=mt fort=ft
 first=1st second=2nd third=3rd fourth=4th fifth=5th sixth=6th seventh=7th eighth=8th ninth=9th tenth=10th eleventh=11th twelfth=12th
 thirteenth=13th fourteenth=14th fifteenth=15th sixteenth=16th seventeenth=17th eighteenth=18th nineteenth=19th
 twentieth=20th thirtieth=30th fortieth=40th fiftieth=50th sixtieth=60th seventieth=70th eightieth=80th ninetieth=90th
 gt=great heights=hts hse=house point=pt ridge=rdg creek=crk valley=vly center=ctr centre=ctr izda=izquierda izq=izquierda dcha=derecha harbour=harbor theatre=theater junction=jct county=cnty route=rte nyc=ny taman=tmn barangay=brgy kampung=kg bukit=bkt persiaran=psn`);
export const directions = new Set(['n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw']);

/** What stands before the number of a flat, floor or building. */
export const units =
  pairs(`apt=room apartment=room unit=room ste=room suite=room flat=room room=room rm=room no=room number=room lot=room shop=room office=room bureau=room bur=room space=room spc=room trailer=room trlr=room appt=room appart=room villa=room bat=building batiment=building bloco=building bl=building bloque=building torre=building
 appartement=room app=room ap=room apto=room apartamento=room departamento=room depto=room dpto=room wohnung=room whg=room piso=room puerta=room int=room interior=room interno=room
 floor=floor fl=floor flr=floor level=floor lvl=floor etage=floor bldg=building building=building block=building blk=building tower=building twr=building`);

const states: Record<string, Map<string, string>> = {
  US: pairs(`alabama=al alaska=ak arizona=az arkansas=ar california=ca calif=ca colorado=co connecticut=ct delaware=de florida=fl georgia=ga hawaii=hi
 idaho=id illinois=il indiana=in iowa=ia kansas=ks kentucky=ky louisiana=la maine=me maryland=md massachusetts=ma michigan=mi minnesota=mn
 mississippi=ms missouri=mo montana=mt nebraska=ne nevada=nv new_hampshire=nh new_jersey=nj new_mexico=nm new_york=ny north_carolina=nc
 north_dakota=nd ohio=oh oklahoma=ok oregon=or pennsylvania=pa rhode_island=ri south_carolina=sc south_dakota=sd tennessee=tn texas=tx utah=ut
 vermont=vt virginia=va washington=wa west_virginia=wv wisconsin=wi mass=ma wash=wa tenn=tn penn=pa penna=pa tex=tx fla=fl ariz=az colo=co conn=ct mich=mi minn=mn okla=ok ore=or wisc=wi wyoming=wy district_of_columbia=dc puerto_rico=pr`),
  CA: pairs(`ontario=on quebec=qc british_columbia=bc alberta=ab manitoba=mb saskatchewan=sk nova_scotia=ns new_brunswick=nb
 newfoundland_and_labrador=nl newfoundland=nl prince_edward_island=pe yukon=yt northwest_territories=nt nunavut=nu`),
  AU: pairs(`new_south_wales=nsw victoria=vic queensland=qld western_australia=wa south_australia=sa tasmania=tas
 australian_capital_territory=act northern_territory=nt`),
};
/** Name or abbreviation, words joined by `_`, to abbreviation. */
export function stateOf(country: string, words: string): string | undefined {
  const table = states[country];
  if (!table) return undefined;
  return table.get(words) ?? (shortStates(country).has(words) ? words : undefined);
}
const short = new Map<string, Set<string>>();
function shortStates(country: string): Set<string> {
  let set = short.get(country);
  if (!set) {
    set = new Set(states[country]!.values());
    short.set(country, set);
  }
  return set;
}

const longStates = new Map<string, RegExp>();
/** New South Wales as nsw: states of several words as their abbreviation; New York is a town, too. */
export function shortenStates(country: string, text: string): string {
  const table = states[country];
  if (!table) return text;
  let shape = longStates.get(country);
  if (!shape) {
    const names = [...table.keys()]
      .filter((name) => name.includes('_') && name !== 'new_york')
      .sort((a, b) => b.length - a.length);
    shape = new RegExp(`\\b(?:${names.join('|').replaceAll('_', ' ')})\\b`, 'g');
    longStates.set(country, shape);
  }
  return text.replace(shape, (name) => table.get(name.replaceAll(' ', '_'))!);
}

export const postcodes: Record<string, RegExp> = {
  US: /(?<![\w*-])(?:\d{5}|\d{4}\*|\d{3}\*\*|\d\d\*{3})(?:-\d{4})?(?![\w*-])/g,
  CA: /(?<![\w*])[a-z](?:\d[a-z][ -]?\d[a-z]\d|\d[a-z*][ -]?\*{3}|\*\*[ -]?\*{3})(?![\w*])/g,
  GB: /(?<!\w)(?:[a-z]{1,2}\d[\da-z]?\s?(?:\d[a-z]{2}|\*{3})|[a-z]{1,2}\*{1,2}\s\*{3})(?![\w*])/g,
  IE: /(?<!\w)[a-z]\d[\dw]\s?[a-z\d]{4}(?!\w)/g,
  NL: /(?<!\w)\d{4}\s?[a-z]{2}(?!\w)/g,
  BR: /(?<!\w)\d{5}-?\d{3}(?!\w)/g,
  PT: /(?<!\w)\d{4}-\d{3}(?!\w)/g,
  PL: /(?<!\w)\d{2}-\d{3}(?!\w)/g,
  SE: /(?<!\w)\d{3}\s?\d{2}(?!\w)/g,
  SG: /(?<=(?<!\w)s?)\d{6}(?!\w)/g,
  IN: /(?<!\w)\d{6}(?!\w)/g,
};
for (const code of ['DE', 'FR', 'ES', 'IT', 'MX', 'MY', 'FI']) postcodes[code] = /(?<![\w-])\d{5}(?![\w-])/g;
for (const code of ['AU', 'NZ', 'AT', 'CH', 'BE', 'LU', 'DK', 'NO', 'ZA', 'PH'])
  postcodes[code] = /(?<![\w-])\d{4}(?![\w-])/g;

const countryNames =
  /^(?:united_states(?:_of_america)?|u\.?s\.?a|usa|us|united_kingdom|uk|great_britain|england|scotland|wales|northern_ireland|canada|australia|new_zealand|ireland|singapore|malaysia|philippines|india|south_africa|germany|deutschland|austria|osterreich|switzerland|schweiz|france|belgium|belgique|luxembourg|netherlands|nederland|spain|espana|portugal|italy|italia|mexico|brazil|brasil|denmark|danmark|sweden|sverige|norway|norge|finland|suomi|poland|polska)$/;
export const isCountry = (words: string): boolean => countryNames.test(words);

/** Talk. None of these stands in an address, but for of, the and their like inside a street's name. */
export const talk = new Set(
  "stimmt stimmts passt genau korrekt richtig danke bitte klingel correcto correct exacto certo certinho isso giusto esatto klopt that's there's here's i've i'll i'd we're we've we'll you're they're don't didn't isn't can't the and or but please pls thanks thank thx you your i i'm my me we our is was are be been am it its it's this that these those to from for of on at in with as if when can could would will not yes because since so instead address phone call send ship deliver change changed order item items package parcel hope hi hello dear sorry just now today tomorrow asap also same name attn recipient before after has have had do does did until need want wrong correct right there here where what how which who by about still any all get got use make sure let know mobile cell tel email zip code postcode postal adresse ist lautet bitte danke hallo meine".split(
    ' ',
  ),
);
export const inside = new Set(
  'of the de la le les des du del da do dos di el los las am an der den a and'.split(' '),
);

/** One word in its comparable spelling. */
export function spellWord(word: string): string {
  const plain = word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/đ/g, 'd')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/[.'’,]/g, '');
  return (
    suffixes.get(plain) ??
    others.get(plain) ??
    // Schoenhauser is Schönhauser.
    plain.replace(/strass?e$/, 'str').replace(/([aou])e/g, '$1')
  );
}
export const isSuffix = (word: string): boolean => suffixes.get(word) === word;
export const isSureSuffix = (word: string): boolean => sure.has(word);
export const isTypeBefore = (raw: string): boolean => before.has(raw);
export const isGrown = (word: string): boolean => word.length > 4 && grown.test(word);
export const isDirection = (word: string): boolean => directions.has(word);
/** Words after whose full stop the sentence goes on. */
export const isAbbreviation = (word: string): boolean =>
  word.length === 1 ||
  isSuffix(word) ||
  directions.has(word) ||
  units.has(word) ||
  /^(?:mr|mrs|ms|mt|ft|po|bldg|p\.?o)$|str$/.test(word);
