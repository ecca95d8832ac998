#include "workbench/product_pictures.h"

#include <memory>
#include <utility>

#include "base/translate.h"
#include "operations/asset_rendition.h"

namespace vitrine {
namespace {

// Some screens full; what was forgotten is asked for again, and was made already.
constexpr std::size_t most_kept = 4000;
// What was scrolled past is not made.
constexpr std::size_t most_waiting = 120;

using State = ProductPictures::Picture::State;

}  // namespace

ProductPictures::ProductPictures(Workspace& workspace) : m_workspace(workspace) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (change.context || change.structure || change.everything) {
            for (auto& [product, known] : m_pictures) known.outdated = true;
        } else {
            for (const ProductId product : change.products) {
                const auto known = m_pictures.find(product);
                if (known != m_pictures.end()) known->second.outdated = true;
            }
        }
        forget_what_is_on_its_way();
        tell();
    });
}

// It may be of the old state; whoever still looks asks again.
void ProductPictures::forget_what_is_on_its_way() {
    ++m_generation;
    m_fetching = m_rendering = false;
    m_wanted.clear();
    m_to_make.clear();
    for (auto& [product, known] : m_pictures) {
        if (known.picture.state == State::coming) known.outdated = true;
    }
}

void ProductPictures::tell() {
    if (on_change) on_change();
}

void ProductPictures::keep(ProductId product, Picture picture) {
    m_pictures[product] = {std::move(picture), false};
}

const ProductPictures::Picture& ProductPictures::of(ProductId product) {
    if (m_pictures.size() >= most_kept && !m_pictures.contains(product)) m_pictures.clear();
    const auto [at, is_new] = m_pictures.try_emplace(product);
    if (is_new || std::exchange(at->second.outdated, false)) {
        m_wanted.push_back(product);
        if (!m_fetching) fetch();
    }
    return at->second.picture;
}

void ProductPictures::fetch() {
    if (m_wanted.empty()) return;
    m_fetching = true;
    // Those scrolled past longest ago wait until somebody looks again.
    while (m_wanted.size() > most_waiting) {
        m_pictures[m_wanted.front()].outdated = true;
        m_wanted.erase(m_wanted.begin());
    }
    ask(
        m_workspace.reader(),
        [wanted = std::exchange(m_wanted, {}), channel = m_workspace.channel(),
         locale = m_workspace.locale()](Catalogue& catalogue, const Progress&) {
            return main_pictures(catalogue, wanted, channel, locale);
        },
        m_receiver.guard([this, generation = m_generation](std::vector<MainPicture> found) {
            if (generation != m_generation) return;
            m_fetching = false;
            for (MainPicture& picture : found) {
                if (picture.name.empty()) {
                    keep(picture.product, {State::none, {}, {}});
                } else if (picture.file.empty()) {
                    keep(picture.product,
                         {State::missing,
                          {},
                          tr("{0} (the file itself has not been imported)", picture.name)});
                } else {
                    m_to_make.push_back(std::move(picture));
                }
            }
            if (!m_rendering) render();
            fetch();
            tell();
        }),
        m_receiver.guard([this, generation = m_generation](const std::exception_ptr&) {
            // They stay on their way until somebody reloads: the grid itself says what is wrong.
            if (generation == m_generation) m_fetching = false;
        }));
}

void ProductPictures::render() {
    while (m_to_make.size() > most_waiting) {
        m_pictures[m_to_make.front().product].outdated = true;
        m_to_make.erase(m_to_make.begin());
    }
    if (m_to_make.empty()) return;
    m_rendering = true;
    const MainPicture picture = std::move(m_to_make.back());
    m_to_make.pop_back();
    const auto made = std::make_shared<Picture>();
    m_workspace.renderer().start_unconnected(
        [made, picture, catalogue = m_workspace.file()](const Progress& progress) {
            const AssetRendition rendition = render_asset(catalogue, picture.file, picture.name,
                                                          *find_rendition("thumbnail"), progress);
            *made = rendition.refusal ? Picture{State::missing, {}, rendition.refusal->message}
                                      : Picture{State::made, rendition.file.string(), {}};
        },
        m_receiver.guard([this, made, generation = m_generation,
                          product = picture.product](const std::exception_ptr& failure) {
            if (generation != m_generation) return;
            m_rendering = false;
            if (failure) *made = {State::missing, {}, sentence_of(failure)};
            keep(product, std::move(*made));
            render();
            tell();
        }));
}

}  // namespace vitrine
