// One product in short, beside the grid: what it is, what is missing, its picture, what happened to
// it last. Read in the background; only the product asked for last is shown.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "workbench/workspace.h"

namespace vitrine {

class InspectorDesk {
public:
    static constexpr std::size_t most_changes = 5;

    explicit InspectorDesk(Workspace& workspace);
    ~InspectorDesk();

    // events.changed follows when it is read, and after every change of the catalogue; 0 shows
    // nothing. What was shown before stays until then.
    void show(ProductId product);
    ProductId product() const { return m_product; }

    struct Field {
        std::string name;  // as the form names it: "name[en_GB]"
        std::string label;
    };
    struct Change {
        std::string when, who, what;
    };
    struct Summary {
        ProductId product = 0;
        std::string code, name, family, kind;
        bool is_enabled = true;
        int required = 0, filled = 0;
        std::vector<std::string> prices;  // "Price (EUR): 49.90"
        std::vector<Field> missing;       // required in the channel and locale looked at
        std::vector<Change> changes;      // the newest first
        std::string asset, asset_name;    // its stored picture; empty where it has none
    };
    // Null while nothing was read, and for a product that is not there any more.
    const Summary* summary() const { return m_summary ? &*m_summary : nullptr; }
    // A small PNG of its picture; empty until it is made, and where there is none.
    const std::string& picture() const { return m_picture; }

    struct Events {
        std::function<void()> changed;
    };
    Events events;

private:
    void fetch();
    void fetch_picture();
    void forget();

    Workspace& m_workspace;
    ProductId m_product = 0;
    std::optional<Summary> m_summary;
    std::string m_picture;
    std::string m_picture_of;  // the asset that it shows, or that is being made
    std::stop_source m_job{std::nostopstate}, m_picture_job{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
