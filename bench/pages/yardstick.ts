import { MARK, type Swap } from '../contestant.js';
import { NEW_TITLE } from './listing.js';

const code = `${MARK}localStorage.setItem('yardstick',${JSON.stringify(NEW_TITLE)});
const watch=new MutationObserver(()=>{const h=document.getElementById('hero-title');if(h){watch.disconnect();h.textContent=localStorage.getItem('yardstick')}});
watch.observe(document.documentElement,{childList:true,subtree:true})`;

/** Not a product: the least that can show a stored decision before the first paint. */
export const yardstick: Swap = { name: 'yardstick: a few inline lines', head: `<script>{${code}}</script>` };
