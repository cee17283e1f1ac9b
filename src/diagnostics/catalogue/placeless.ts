// Why a finding may have no place: the end of a sentence that begins with "It may have no place:".

export const ofThePlan: string = 'it is about the plan as a whole, which no one line of a source makes';
export const ofAFile: string = 'it is about a file as a whole, which its message names';
export const ofARun: string = 'it is about a run of a gate, which its message names';
export const ofACommand: string = 'what it is about was asked for on the command line, or by default';
export const ofTheTree: string = 'it is about the tree as a whole';
