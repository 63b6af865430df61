export { defineSlotElement } from './define-slot-element.js';
