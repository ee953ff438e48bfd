import { answerCloseRequest } from './answer-close-request.ts';

export default answerCloseRequest('ticket-solved', true);
