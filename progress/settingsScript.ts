export const settingsScript = '(function(){try{document.documentElement.dataset.altitude="middle"}catch(e){}})()';
