// The words by which a Korean message tells the old address from the new one.
import type { Cues } from './cues.ts';

export const koreanCues: Cues = {
  old: /원래|기존|이전|예전|옛|전\s?주소|지금\s?주소|현재\s?(?:등록|주소|배송지)|등록된|주문(?:한|할\s?때|시)|구\s?주소|변경\s?전|잘못/gu,
  // 잘못 적었어요, 1302호예요: what follows a slip that was admitted is the right one; 잘못 적은 주소 is not.
  fresh:
    /잘못\s?(?:적었|썼|입력했|기재했|선택했|눌렀|보냈)[가-힣]{1,5}|새\s?주소|새로운|새\s?배송지|변경할|바뀐|변경\s?주소|변경\s?후|수정\s?주소|이사\s?(?:한|간|갈|온)|정확한|올바른|맞는/gu,
  turn: /에서(?!\s?받)|말고|아니라|아니고|아니구|아니에요|대신|->|→|=>|인데|였는데|이었는데|잘못/u,
  after:
    /^[\s)]*(?:\([^)\n]{1,20}\)\s*)?(?:이|가|은|는|으로|로)?\s*(?:보내지\s?)?(?:말고|마시고|아니|대신|에서(?!\s?받)|마세요|틀렸|틀린|잘못|예전|이전|기존|옛|전\s?주소|구\s?주소)/u,
  afterFresh: /^[\s)]*(?:\([^)\n]{1,20}\)\s*)?(?:이|가|은|는)\s*(?:맞|새|현재|올바른|정확)/u,
  either: /또는|혹은|이나|아니면/u,
};
