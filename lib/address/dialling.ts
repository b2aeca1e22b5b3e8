// How countries dial: calling code, trunk prefix, and how many digits a number has without them. So that +81 90-…,
// 0081 90-… and 090-… are one number, and no digits are taken for a country code that are none.

interface Plan {
  code: string;
  /** What is dialled before the number within the country; empty where nothing is. */
  trunk: string;
  /** Digits of a number without code and trunk, fewest and most. */
  least: number;
  most: number;
}

/** Country=code,trunk,least,most; `-` = no trunk prefix. */
const plans = new Map<string, Plan>(
  `CN=86,0,10,11 KR=82,0,8,10 JP=81,0,9,10 TW=886,0,8,9 HK=852,-,8,8 MO=853,-,8,8 US=1,1,10,10 CA=1,1,10,10 PR=1,1,10,10
GB=44,0,9,10 IE=353,0,7,9 DE=49,0,6,13 AT=43,0,7,13 CH=41,0,9,9 FR=33,0,9,9 BE=32,0,8,9 LU=352,-,6,11 NL=31,0,9,9 ES=34,-,9,9
PT=351,-,9,9 IT=39,-,8,11 GR=30,-,10,10 DK=45,-,8,8 NO=47,-,8,8 SE=46,0,7,9 FI=358,0,6,11 PL=48,-,9,9 CZ=420,-,9,9 SK=421,0,9,9
HU=36,06,8,9 RO=40,0,9,9 BG=359,0,8,9 HR=385,0,8,9 UA=380,0,9,9 RU=7,8,10,10 KZ=7,8,10,10 TR=90,0,10,10 IL=972,0,8,9
AE=971,0,8,9 SA=966,0,8,9 QA=974,-,8,8 KW=965,-,8,8 EG=20,0,8,10 ZA=27,0,9,9 NG=234,0,8,10 KE=254,0,9,9 AU=61,0,9,9 NZ=64,0,8,10
SG=65,-,8,8 MY=60,0,8,10 TH=66,0,8,9 VN=84,0,9,10 PH=63,0,8,10 ID=62,0,8,12 IN=91,0,10,10 PK=92,0,9,10 BD=880,0,10,10 LK=94,0,9,9
MM=95,0,7,10 KH=855,0,8,9 LA=856,0,8,10 MN=976,0,8,8 BR=55,0,10,11 MX=52,-,10,10 AR=54,0,10,11 CL=56,-,9,9 CO=57,-,8,10 PE=51,0,8,9`
    .split(/\s+/)
    .map((entry) => {
      const [country = '', plan = ''] = entry.split('=');
      const [code = '', trunk = '', least, most] = plan.split(',');
      return [country, { code, trunk: trunk === '-' ? '' : trunk, least: Number(least), most: Number(most) }];
    }),
);

export const planOf = (country: string): Plan | undefined => plans.get(country);

/** Calling codes of one and two digits; all others have three. */
const short = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const callingCode = (digits: string): string => short.exec(digits)?.[0] ?? digits.slice(0, 3);

export interface Dialled {
  /** The calling code, where the number says one. */
  code?: string;
  /** The number as it is known within its country. */
  number: string;
}

/** Takes a number apart: `value` holds digits, `*`, perhaps a leading `+`. */
export function dialled(value: string, country: string): Dialled {
  const own = plans.get(country);
  const from = /^(?:\+|00(?=[1-9])|011(?=[1-9]\d{9,}))/.exec(value)?.[0];
  if (from !== undefined && !(from === '011' && own?.code !== '1')) {
    const rest = value.slice(from.length);
    const code = own && rest.startsWith(own.code) ? own.code : callingCode(rest);
    return { code, number: withoutTrunk(rest.slice(code.length), planOfCode(code, own)) };
  }
  const rest = value.replace(/^\+/, '');
  if (own && rest.startsWith(own.code) && rest.length > own.most) {
    // 8210… is a number with its country code; a number that is only long is none.
    const bare = withoutTrunk(rest.slice(own.code.length), own);
    if (bare.length >= own.least && bare.length <= own.most && own.code !== '1' && own.code !== '7')
      return { code: own.code, number: bare };
  }
  return { number: withoutTrunk(rest, own) };
}

const planOfCode = (code: string, own: Plan | undefined): Plan | undefined =>
  own?.code === code ? own : [...plans.values()].find((plan) => plan.code === code);

function withoutTrunk(number: string, plan: Plan | undefined): string {
  const trunk = plan ? plan.trunk : '0';
  if (!trunk || !number.startsWith(trunk)) return number;
  // 1 and 8 may be a number's own first digit.
  return trunk === '0' || (plan && number.length > plan.most) ? number.slice(trunk.length) : number;
}
