// Small pictures of the products that somebody looks at: found and made in the background, kept
// while they are likely to be looked at again.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "operations/main_pictures.h"
#include "workbench/workspace.h"

namespace vitrine {

class ProductPictures {
public:
    explicit ProductPictures(Workspace& workspace);

    struct Picture {
        enum class State {
            coming,  // found or made just now
            none,    // the product has none
            made,
            missing,  // its file was not imported, or cannot be shown
        };
        State state = State::coming;
        std::string file;    // of a made one: a PNG of at most 256 pixels
        std::string reason;  // why a missing one is not shown
    };
    // Asks for it where it is not known: those asked for last come first. After a change of the
    // catalogue it stays what it was until it is known again.
    const Picture& of(ProductId product);

    // More is known.
    std::function<void()> on_change;

private:
    struct Known {
        Picture picture;
        bool outdated = false;
    };

    void fetch();
    void render();
    void keep(ProductId product, Picture picture);
    void forget_what_is_on_its_way();
    void tell();

    Workspace& m_workspace;
    std::unordered_map<ProductId, Known> m_pictures;
    std::vector<ProductId> m_wanted;     // nobody knows yet which picture they have
    std::vector<MainPicture> m_to_make;  // the last is made first
    bool m_fetching = false;
    bool m_rendering = false;
    int m_generation = 0;  // answers of older ones are dropped
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
