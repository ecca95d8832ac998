// What every page of the window answers; MainFrame shows one for each place.
#pragma once

namespace vitrine::desktop {

class Page {
public:
    virtual ~Page() = default;

    // The page is looked at: reads what it shows and takes the focus.
    virtual void enter() {}
    // Not any more: what was typed is saved, nothing is read in vain.
    virtual void leave() {}
    // F6. False where there is no other pane: then the bar of places gets the focus.
    virtual bool focus_next_pane() { return false; }
};

}  // namespace vitrine::desktop
