// Publishing: readiness, plan and publication of one channel, the same for both faces.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/issue.h"
#include "base/progress.h"
#include "publish/exporter_library.h"
#include "publish/plan.h"
#include "store/catalogue.h"
#include "store/price_ledger.h"

namespace vitrine {

struct ReadinessReport {
    std::int64_t ready = 0;     // items without an error (warnings allowed)
    std::int64_t warnings = 0;  // items with warnings only, counted in ready too
    std::int64_t blocked = 0;
    std::int64_t variants_left_out = 0;  // of items that are ready, by exporters that group them
    std::map<std::string, std::int64_t>
        by_reason;  // blocked items by rule and field: "required:price"
    struct Item {
        ProductId product = 0;
        std::string code;
        bool blocked = false;
        Issues issues;  // errors block; column is the exporter field, fix says where to mend it
    };
    std::vector<Item> items;  // every item with an issue, in order of code
};

// Applies the exporter's declared rules and the profile's mapping to every item of the channel's
// assortment: a sellable product or, where the exporter groups, a root model with its variants.
// Throws Error (usage) if the channel has no profile, names an exporter that is not there, or has a
// profile that does not fit the catalogue any more.
ReadinessReport check_readiness(Catalogue& catalogue, ExporterLibrary& exporters, ChannelId channel,
                                const Progress& progress);

// The issues of one product on a channel, for a model those of its variants too. Empty: ready. One
// of severity info, rule "assortment." and a word, says why the channel does not sell it. As above
// for a channel not set up.
Issues check_product_readiness(Catalogue& catalogue, ExporterLibrary& exporters, ChannelId channel,
                               ProductId product);

// The same of each of these products, in their order; of one that is gone, that it is not sold.
// Cheaper than one by one: the profile is read once.
std::vector<Issues> check_products_readiness(Catalogue& catalogue, ExporterLibrary& exporters,
                                             ChannelId channel, std::span<const ProductId> products,
                                             const Progress& progress);

// What a publication would do now, compared with the last receipts. Calls no exporter.
Plan plan_publication(Catalogue& catalogue, ExporterLibrary& exporters, ChannelId channel,
                      const Progress& progress);

struct PublishOptions {
    // Folder; empty: the profile's destination, which begins beside the catalogue if it is
    // relative.
    std::filesystem::path destination;
};

struct PublicationReport {
    PlanCounts plan;
    // Guardrails that stopped it: nothing was sent, moved or noted. Empty: it ran.
    Issues refusals;
    std::int64_t sent = 0;      // items handed to the exporter and accepted
    std::int64_t rejected = 0;  // items the exporter refused
    std::int64_t warnings = 0;
    struct Output {
        std::filesystem::path file;
        std::uint64_t size = 0;
        std::string sha256;
    };
    std::vector<Output> outputs;
    ReadinessReport readiness;  // what was blocked and why
    Issues answers;             // the exporter's rejections and warnings
    std::int64_t publication = 0;
    PriceLedgerHead ledger;  // which covers the prices that the channel now asks
};

// Thrown where the channel is being published already, by this program or another one.
class PublicationRunning : public Error {
public:
    explicit PublicationRunning(std::string sentence)
        : Error(Failure::locked, std::move(sentence)) {}
};

// Plans, runs the exporter in its own process, moves the finished files to the destination (each by
// rename, so that a reader sees the old file or the new one) and saves the receipts. An exporter of
// changes is not run where there are none; the files of the last time then stay. A rejected item
// keeps the hash of what was last accepted, so that the next plan tries again. Throws
// PublicationRunning where the channel is busy. Cancelled, nothing is moved or noted. The same
// catalogue gives the same bytes.
PublicationReport publish_channel(Catalogue& catalogue, ExporterLibrary& exporters,
                                  ChannelId channel, const PublishOptions& options,
                                  const Progress& progress);

// The channel's profile as the text of a file to review and move, without secrets; and back. Import
// checks it against the exporter, where that is installed, and the catalogue: unknown attributes,
// fields or settings are errors in the returned Issues and nothing is saved; warnings are saved. A
// channel that does not exist is created with the profile's labels, locales, currencies, tree and
// conversion units; one that does keeps its own. Export writes the channel's own, and for a channel
// that is not set up a profile to begin with.
std::string export_channel_profile(Catalogue& catalogue, ChannelId channel);
Issues import_channel_profile(Catalogue& catalogue, ExporterLibrary& exporters,
                              const std::filesystem::path& file);

}  // namespace vitrine
