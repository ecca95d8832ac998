// The index held against two slow, obvious ways to answer the same lists: list_products(), which
// reads every product each time, and ReferenceLists, which has them in memory.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

#include "base/error.h"
#include "operations/product_index.h"
#include "operations/reference_lists.h"
#include "operations/request_writer.h"

namespace vitrine::test {

inline std::string words_of(const ListRequest& request) {
    return request.filter + "\nsearch " + request.search + "\nsort " + request.sort +
           (request.models ? "" : "\nwithout models") + "\nchannel " +
           std::to_string(request.channel) + " locale " + std::to_string(request.locale);
}

inline void compare(Catalogue& catalogue, ProductIndex& index, int requests, unsigned seed) {
    RequestWriter writer(catalogue, seed);
    for (int i = 0; i < requests; ++i) {
        const ListRequest request = writer.write();
        ASSERT_EQ(index.list(catalogue, request, Progress()),
                  list_products(catalogue, request, Progress()))
            << words_of(request);
    }
}

// Thousands of requests of a catalogue that stays as it is, answered from memory on all processors.
// Every comparison that the filter language knows for some field of the catalogue is among them:
// they are returned.
inline std::set<Comparison> compare_with_reference(Catalogue& catalogue, ProductIndex& index,
                                                   std::size_t requests, unsigned seed) {
    const AllProducts all(catalogue);
    struct Worker {
        Worker(const std::filesystem::path& file, const AllProducts& products)
            : catalogue(file, sql::Access::read_only), lists(catalogue, products) {}
        Catalogue catalogue;
        ReferenceLists lists;
    };
    std::vector<std::unique_ptr<Worker>> workers;
    while (workers.size() < std::max(1U, std::thread::hardware_concurrency()))
        workers.push_back(std::make_unique<Worker>(catalogue.file(), all));

    RequestWriter writer(catalogue, seed);
    std::size_t telling = 0;  // answers that are neither nothing nor everything
    constexpr std::size_t batch_size = 64;
    for (std::size_t done = 0; done < requests; done += batch_size) {
        std::vector<ListRequest> batch(batch_size);
        for (ListRequest& request : batch) request = writer.write();
        std::vector<std::vector<ProductId>> expected(batch.size());
        std::vector<std::string> failures(batch.size());
        std::atomic<std::size_t> next = 0;
        {
            std::vector<std::jthread> threads;
            for (const auto& worker : workers) {
                threads.emplace_back([&] {
                    for (std::size_t i = next++; i < batch.size(); i = next++) {
                        try {
                            expected[i] = worker->lists.list(batch[i]);
                        } catch (const Error& error) {
                            failures[i] = error.sentence();
                        }
                    }
                });
            }
        }
        for (std::size_t i = 0; i < batch.size(); ++i) {
            EXPECT_EQ(failures[i], "") << words_of(batch[i]);
            EXPECT_EQ(index.list(catalogue, batch[i], Progress()), expected[i])
                << words_of(batch[i]);
            if (testing::Test::HasFailure()) return {};
            telling += !expected[i].empty() && expected[i].size() < all.lineages().size();
        }
    }
    EXPECT_GT(telling, requests / 3);
    std::set<Comparison> comparisons;
    for (const auto& [kind, comparison] : writer.possible()) {
        EXPECT_TRUE(writer.written().contains({kind, comparison}))
            << comparison_text(comparison) << " was never asked of fields of kind "
            << static_cast<int>(kind);
        comparisons.insert(comparison);
    }
    return comparisons;
}

}  // namespace vitrine::test
