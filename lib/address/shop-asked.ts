// Where the shop is, or where something is to be sent back to: a question about an address that is nobody's to deliver to.
import { fold } from './fold.ts';

const asked = [
  /(?:你们|你哋|您们?|贵店|店家|老板)[^。!?\n]{0,6}(?:实体店|门店|门市|店铺|店面|旗舰店|仓库|展厅|工厂|直营店)[^。!\n]{0,8}(?:是不是|系咪|是|在|喺|係|系|地址)/u,
  /(?:退货|退回|换货|寄回|返修|维修)[^。!\n,，]{0,8}(?:寄|发|地址|是)[^。!\n]{0,30}(?:吗|么|[?？]|对吧|是吧|谁)/u,
  /(?:가게|매장|쇼룸|본사|공장|창고|물류\s?센터)(?:가|는|이|은|\s위치가|\s주소가)[^.!\n]{0,30}(?:맞나요|맞아요|맞죠|인가요|어디|있나요|있어요)/u,
  /(?:반품|교환|회수|반송|AS|에이에스)\s?(?:보낼|보내는|주소|받는|하는)[^.!\n]{0,40}(?:맞나요|맞아요|맞죠|인가요|어디|뭐|\?)/u,
  /\b(?:your|you guys'?s?) (?:store|shop|showroom|warehouse|returns?|outlet|boutique|depot|pickup (?:point|counter)|collection point)\b[^.!\n]*(?:\?|can i come|is it open|opening)/,
  /\bare you (?:guys )?(?:the|that|a) (?:store|shop|showroom|place|boutique)\b[^.!\n]*\?/,
  /\b(?:which|what) address (?:do|should|can) i (?:post|send|return|mail|ship)\b|\breturns? (?:address|label)\b[^.!\n]*\?|\b(?:return|send|post|mail) (?:it|this|them|the faulty one|these) back to\b[^.!\n]*\?/,
  /\b(?:votre|vos) (?:d[ée]p[ôo]ts?|magasins?|boutiques?|entrep[ôo]t)\b[^.!\n]*\?/,
  /\b(?:euer|ihr|eure?n?|ihre?n?) (?:laden|lager|gesch[äa]ft|ladengesch[äa]ft|showroom)\b[^.!\n]*\?/,
  /\b(?:jullie|uw|je) (?:winkel|magazijn|showroom)\b[^.!\n]*\?/,
  /\b(?:vuestra|su|la) tienda (?:f[íi]sica|est[áa])\b[^.!\n]*\?|\bil vostro negozio\b[^.!\n]*\?|\ba loja (?:de voc[êe]s|f[íi]sica)\b[^.!\n]*\?/,
];
const wished =
  /寄给我|寄到?我|发到?我|送到|收货|我家|我住|改|换成|보내\s?주|배송지|저희\s?집|제\s?주소|수정|변경|\b(?:ship(?:ped)? to|deliver|my (?:address|order|parcel|package|place|house|flat|apt)|parcel|livrez|liefern)\b/u;

/** Whether a message asks for an address of the shop's, and says nothing of its own. */
export function asksShop(message: string): boolean {
  const { text } = fold(message);
  return message.length < 160 && asked.some((shape) => shape.test(text)) && !wished.test(text);
}
