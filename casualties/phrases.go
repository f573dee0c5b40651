package casualties

import (
	"sync"

	"toll/casualties/wording"
)

// phrases are what texts of a table were read as by any of its workers, so that
// each is read once. It grows up to maxCached texts, and is safe for use by
// several goroutines.
type phrases struct {
	lock sync.RWMutex
	said map[string]phrase
}

type phrase struct {
	wording.Reading
	err error
}

// read is wording.Parse.
func (p *phrases) read(text string, opt wording.Options) (wording.Reading, error) {
	p.lock.RLock()
	known, ok := p.said[text]
	p.lock.RUnlock()
	if ok {
		return known.Reading, known.err
	}
	reading, err := wording.Parse(text, opt)
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.said == nil {
		p.said = map[string]phrase{}
	}
	if len(p.said) < maxCached {
		p.said[text] = phrase{reading, err}
	}
	return reading, err
}
