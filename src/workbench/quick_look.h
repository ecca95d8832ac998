// One product at a glance, over the grid: its picture, what it costs, what is missing, which
// channels would take it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "workbench/inspector_desk.h"
#include "workbench/readiness_cells.h"

namespace vitrine {

class QuickLook {
public:
    explicit QuickLook(Workspace& workspace);

    // events.changed follows as more is known, and after every change of the catalogue; 0 shows
    // nothing. What was shown before stays until then.
    void show(ProductId product) { m_desk.show(product); }

    // Null while nothing was read, and for a product that is not there any more.
    const InspectorDesk::Summary* summary() const { return m_desk.summary(); }
    // A PNG of its picture; empty until it is made, and where there is none.
    const std::string& picture() const { return m_desk.picture(); }
    // "Complete", or what is missing: no more fields by name than fit.
    std::string completeness() const;
    // "Web shop: ✗ Blocked: 2 reasons" and those reasons, of each channel that is set up.
    struct Channel {
        std::string label;
        ReadinessCells::Readiness readiness;
    };
    // Of the product of summary(); asking has it judged.
    std::vector<Channel> channels();

    struct Events {
        std::function<void()> changed;
    };
    Events events;

private:
    Workspace& m_workspace;
    InspectorDesk m_desk;
    ReadinessCells m_readiness;
};

}  // namespace vitrine
