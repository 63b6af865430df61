import { recallChoice } from './consent.ts';
import { createShop } from './create-shop.ts';
import { base } from './route.ts';
import './shop.css';

createShop(location.pathname.slice(base.length)).mount('#app');
// after the page is what the server has sent
recallChoice();
